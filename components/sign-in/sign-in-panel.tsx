"use client";

import { useTranslations } from "use-intl";
import { LanguageChoice } from "@/components/settings/choices";
import { Mark } from "@/components/shell/mark";
import { SignInForm } from "./sign-in-form";

/** The whole sign-in page: the form, and the language for whoever cannot read it. */
export function SignInPanel() {
  const words = useTranslations("signIn");
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-4 p-4">
      <div className="w-full max-w-sm rounded-l border border-line-strong bg-surface p-6">
        <h1 className="mb-5 flex items-center gap-2 font-semibold text-title">
          <Mark />
          {words("title")}
        </h1>
        <SignInForm />
      </div>
      <LanguageChoice />
    </main>
  );
}
