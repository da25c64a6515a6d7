"use client";

import { useActionState } from "react";
import { signInAction } from "./actions";

export function SignInForm() {
  const [state, submit, pending] = useActionState(signInAction, { problem: null });
  return (
    <form action={submit} className="flex flex-col gap-3">
      <label htmlFor="token" className="font-medium">
        Token
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
        aria-describedby="token-help"
      />
      <p id="token-help" className="text-ink-2 text-small">
        The value of <code className="code text-ink">CLAWBACK_TOKEN</code> with which this server was started.
      </p>
      {state.problem === null ? null : (
        <p role="alert" className="text-bad">
          {state.problem}
        </p>
      )}
      <button type="submit" className="btn btn-solid" aria-busy={pending} aria-disabled={pending}>
        {pending ? "Signing in" : "Sign in"}
      </button>
    </form>
  );
}
