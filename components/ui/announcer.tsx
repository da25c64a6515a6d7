"use client";

import { useSyncExternalStore } from "react";

type Urgency = "polite" | "assertive";
type Spoken = Record<Urgency, string>;

let spoken: Spoken = { polite: "", assertive: "" };
const listeners = new Set<() => void>();
const SILENT: Spoken = { polite: "", assertive: "" };

/** Says a sentence to people who use a screen reader. Assertive only for a lost host, a rollback result, a failed check. */
export function announce(text: string, urgency: Urgency = "polite"): void {
  // The same sentence twice is only read again when the text differs.
  const next = spoken[urgency] === text ? `${text}\u00a0` : text;
  spoken = { ...spoken, [urgency]: next };
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The page's live regions. Once per page. */
export function Announcer() {
  const { polite, assertive } = useSyncExternalStore(
    subscribe,
    () => spoken,
    () => SILENT,
  );
  return (
    <div className="sr-only">
      <div role="status" aria-live="polite">
        {polite}
      </div>
      <div role="alert" aria-live="assertive">
        {assertive}
      </div>
    </div>
  );
}
