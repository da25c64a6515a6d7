import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Mark } from "@/components/shell/mark";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { isSignInNeeded } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Sign in · Clawback" };
export const dynamic = "force-dynamic";

export default function SignInPage() {
  if (!isSignInNeeded()) redirect("/sessions");
  return (
    <main className="flex min-h-dvh items-center justify-center p-4">
      <div className="w-full max-w-sm rounded-l border border-line-strong bg-surface p-6">
        <h1 className="mb-5 flex items-center gap-2 font-semibold text-title">
          <Mark />
          Sign in to Clawback
        </h1>
        <SignInForm />
      </div>
    </main>
  );
}
