import Link from "next/link";

export default function NotFoundPage() {
  return (
    <main className="flex flex-col items-start gap-2 px-6 py-10">
      <h1 className="font-medium text-strong">There is no such page</h1>
      <p className="text-ink-2">The address may be mistyped, or cut off.</p>
      <Link href="/sessions" className="btn">
        All sessions
      </Link>
    </main>
  );
}
