import { checkReadiness } from "@/lib/server/readiness";

export const dynamic = "force-dynamic";

/** The process can do its work: 200, else 503. */
export async function GET() {
  const ready = await checkReadiness();
  return Response.json(
    { status: ready ? "ready" : "not_ready" },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
