"use client";

import type { Ref } from "react";
import { percentText } from "@/components/ui/number-text";
import type { Session } from "@/lib/contract/session";

const PICKS = ["Error rate", "Wrong answers", "Bad memory", "Stuck run", "Drill"];
const UNDO_PICKS = ["Wrong target", "Not needed", "Drill"];

const picksFor = (isUndo: boolean) => (isUndo ? UNDO_PICKS : PICKS);

/** The reason behind the keys 1 to 5; undefined for any other key. */
export function pickedReason(key: string, session: Session, isUndo: boolean): string | undefined {
  const pick = /^[1-5]$/.test(key) ? picksFor(isUndo)[Number(key) - 1] : undefined;
  return pick === undefined ? undefined : reasonOf(pick, session);
}

interface ReasonFieldProps {
  id: string;
  ref: Ref<HTMLInputElement>;
  value: string;
  onChange: (reason: string) => void;
  /** It was asked for and is not there. */
  missing: boolean;
  session: Session;
  isUndo: boolean;
}

/** Why, in a few words: a pick fills the text, which stays editable. */
export function ReasonField({ id, ref, value, onChange, missing, session, isUndo }: ReasonFieldProps) {
  const picks = picksFor(isUndo);
  return (
    <div className="flex flex-col gap-2 border-line border-b pb-4">
      <label htmlFor={id}>
        <span className="font-medium">Reason</span>{" "}
        <span className="text-ink-3">required, stays with the rollback</span>
      </label>
      <input
        id={id}
        ref={ref}
        className="field"
        value={value}
        maxLength={2000}
        autoComplete="off"
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-problem` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {missing ? (
        <p id={`${id}-problem`} role="alert" className="text-bad text-small">
          Say why: one word is enough.
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {picks.map((pick, index) => {
          const text = reasonOf(pick, session);
          return (
            <button
              key={pick}
              type="button"
              className="chip"
              aria-pressed={value === text}
              {...(index === 0 ? { "data-first-focus": "" } : {})}
              onClick={() => onChange(text)}
            >
              {pick}
            </button>
          );
        })}
      </div>
    </div>
  );
}

/** What stands in the field at first: what is wrong with the session, when something is. */
export function suggestReason(session: Session, isUndo: boolean): string {
  if (isUndo || session.status !== "failing") return "";
  return reasonOf("Error rate", session);
}

const reasonOf = (pick: string, { health }: Session): string =>
  pick === "Error rate" && health.errorRate !== null && health.runs > 0
    ? `Error rate ${percentText(health.errorRate)}`
    : pick;
