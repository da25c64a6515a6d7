"use client";

import { Redo2, RefreshCw } from "lucide-react";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { isAppError } from "@/lib/contract/errors";
import type { Rollback } from "@/lib/contract/rollback";
import { useRollbackControl } from "./rollback-control";
import { useSettleRollback } from "./use-settle-rollback";

/** The ways on when a person has to choose, the safest first. */
export function WhatNext({ rollback }: { rollback: Rollback }) {
  const id = useId();
  const { confirm, confirmUndo } = useRollbackControl();
  const { check, accept } = useSettleRollback(rollback);
  const [note, setNote] = useState("");
  const safety = rollback.safetySnapshotId;
  const completed = rollback.status === "completed";
  const error = check.error ?? accept.error;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() !== "") accept.mutate(note.trim());
  };

  return (
    <section aria-label="What next">
      <h3 className="pb-2 font-medium">What next?</h3>
      <ul className="rounded-m border border-line-strong">
        {completed ? (
          <Way
            title="Check again"
            means="Compares every part once more. Changes nothing."
            action={
              <Button
                look="solid"
                data-first-focus=""
                onClick={() => check.mutate()}
                busy={check.isPending ? "Checking" : false}
              >
                <RefreshCw size={15} aria-hidden="true" />
                Check again
              </Button>
            }
          />
        ) : null}
        {safety === null ? null : (
          <Way
            title={completed ? "Undo rollback" : "Roll back to the safety snapshot"}
            means="Back to the state from just before this rollback."
            action={
              <Button
                onClick={() =>
                  completed
                    ? confirmUndo(rollback)
                    : confirm({ sessionId: rollback.sessionId, snapshotId: safety, undoOf: null })
                }
              >
                <Redo2 size={15} aria-hidden="true" />
                {completed ? "Undo rollback" : "Roll back"}
              </Button>
            }
          />
        )}
        <li className="border-line px-4 py-2.5 not-first:border-t">
          <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
            <div className="min-w-0 flex-1 basis-60">
              <label htmlFor={`${id}-note`} className="block">
                <span className="font-medium">Accept it as it is</span>{" "}
                <span className="text-ink-2 text-small">with a note that says why</span>
              </label>
              <input
                id={`${id}-note`}
                className="field mt-1 w-full"
                maxLength={2000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            </div>
            <Button
              type="submit"
              busy={accept.isPending ? "Accepting" : false}
              blocked={note.trim() === "" ? "a note is needed" : null}
            >
              Accept
            </Button>
          </form>
        </li>
      </ul>
      {error ? (
        <p role="alert" className="pt-2 text-bad text-small">
          {isAppError(error) ? error.detail : "The answer could not be read."}
        </p>
      ) : null}
    </section>
  );
}

const Way = ({ title, means, action }: { title: string; means: string; action: ReactNode }) => (
  <li className="flex flex-wrap items-center gap-2 border-line px-4 py-2.5 not-first:border-t">
    <div className="min-w-0 flex-1 basis-52">
      <p className="font-medium">{title}</p>
      <p className="text-ink-2 text-small">{means}</p>
    </div>
    {action}
  </li>
);
