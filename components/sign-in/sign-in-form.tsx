"use client";

import { useActionState } from "react";
import { useTranslations } from "use-intl";
import { signInAction } from "./actions";

export function SignInForm() {
  const words = useTranslations("signIn");
  const [state, submit, pending] = useActionState(signInAction, { problem: null });
  return (
    <form action={submit} className="flex flex-col gap-3">
      <label htmlFor="token" className="font-medium">
        {words("token")}
      </label>
      <input
        id="token"
        name="token"
        type="password"
        required
        // biome-ignore lint/a11y/noAutofocus: the field is the whole page
        autoFocus
        autoComplete="current-password"
        className="field code"
        aria-invalid={state.problem !== null}
        aria-describedby={state.problem === null ? "token-help" : "token-problem token-help"}
      />
      <p id="token-help" className="text-ink-2 text-small">
        {words.rich("help", { variable: (text) => <code className="code text-ink">{text}</code> })}
      </p>
      {state.problem === null ? null : (
        <p id="token-problem" role="alert" className="text-bad">
          {state.problem}
        </p>
      )}
      <button type="submit" className="btn btn-solid" aria-busy={pending} aria-disabled={pending}>
        {words(pending ? "submitting" : "submit")}
      </button>
    </form>
  );
}
