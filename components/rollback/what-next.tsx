"use client";

import { Redo2, RefreshCw } from "lucide-react";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Button } from "@/components/ui/button";
import type { Rollback } from "@/lib/contract/rollback";
import { useRollbackControl } from "./rollback-control";
import { useSettleRollback } from "./use-settle-rollback";

/** The ways on when a person has to choose, the safest first. */
export function WhatNext({ rollback }: { rollback: Rollback }) {
  const id = useId();
  const words = useTranslations("rollback");
  const failureText = useFailureText();
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
    <section aria-label={words("next.title")}>
      <h3 className="pb-2 font-medium">{words("next.title")}</h3>
      <ul className="rounded-m border border-line-strong">
        {completed ? (
          <Way
            title={words("next.check")}
            means={words("next.checkMeans")}
            action={
              <Button
                look="solid"
                data-first-focus=""
                onClick={() => check.mutate()}
                busy={check.isPending ? words("next.checking") : false}
                keys={["↵"]}
              >
                <RefreshCw size={15} aria-hidden="true" />
                {words("next.check")}
              </Button>
            }
          />
        ) : null}
        {safety === null ? null : (
          <Way
            title={words(completed ? "next.undo" : "next.toSafety")}
            means={words("next.undoMeans")}
            action={
              <Button
                {...(completed ? { keys: ["U"] } : {})}
                onClick={() =>
                  completed
                    ? confirmUndo(rollback)
                    : confirm({ sessionId: rollback.sessionId, snapshotId: safety, undoOf: null })
                }
              >
                <Redo2 size={15} aria-hidden="true" />
                {words(completed ? "next.undo" : "next.roll")}
              </Button>
            }
          />
        )}
        <li className="border-line px-4 py-2.5 not-first:border-t">
          <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
            <div className="min-w-0 flex-1 basis-60">
              <label htmlFor={`${id}-note`} className="block">
                <span className="font-medium">{words("next.accept")}</span>{" "}
                <span className="text-ink-2 text-small">{words("next.acceptWith")}</span>
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
              busy={accept.isPending ? words("next.accepting") : false}
              blocked={note.trim() === "" ? words("next.noteNeeded") : null}
            >
              {words("next.acceptButton")}
            </Button>
          </form>
        </li>
      </ul>
      {error ? (
        <p role="alert" className="pt-2 text-bad text-small">
          {failureText(error)}
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
