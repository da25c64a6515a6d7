"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, CircleAlert, GitCompareArrows, Redo2 } from "lucide-react";
import Link from "next/link";
import { compareHref } from "@/components/sessions/session-link";
import { KindMark } from "@/components/snapshot/kind-mark";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogBody } from "@/components/ui/dialog";
import { countOf } from "@/components/ui/number-text";
import { Moment } from "@/components/ui/time";
import { durationText } from "@/components/ui/time-text";
import type { Rollback } from "@/lib/contract/rollback";
import { snapshotOptions } from "@/lib/queries/options";
import { CheckList } from "./check-list";
import { checksText, outcomeTitle } from "./outcome-text";
import { useRollbackControl } from "./rollback-control";
import { StepList } from "./rollback-progress";
import { isUndoable } from "./undo-button";
import { WhatNext } from "./what-next";

interface RollbackResultProps {
  rollback: Rollback;
  time: string;
  onClose: () => void;
}

/** What came of it: what is true of the session now, the checks, and the ways on. */
export function RollbackResult({ rollback, time, onClose }: RollbackResultProps) {
  const { confirmUndo } = useRollbackControl();
  const { title, tone } = outcomeTitle(rollback, time);
  const unsettled = rollback.outcome === "needs_attention" && rollback.accepted === null;
  return (
    <DialogBody
      title={title}
      lead={<Finished rollback={rollback} />}
      mark={<ResultMark ok={tone === "ok"} />}
      footer={
        <div className="flex flex-wrap items-center gap-2">
          {isUndoable(rollback) && !unsettled ? (
            <Button onClick={() => confirmUndo(rollback)} keys={[]}>
              <Redo2 size={15} aria-hidden="true" />
              Undo rollback
            </Button>
          ) : null}
          <span className="flex min-w-0 flex-1 items-center gap-1 text-ink-3 text-small">
            <span className="code truncate max-md:hidden">{rollback.id}</span>
            <CopyButton text={rollback.id} what="rollback id" />
          </span>
          {rollback.safetySnapshotId === null ? null : (
            <Link
              href={compareHref(rollback.sessionId, rollback.safetySnapshotId, "current")}
              onClick={onClose}
              className="btn btn-ghost"
            >
              <GitCompareArrows size={15} aria-hidden="true" />
              Compare with before
            </Link>
          )}
          <Button
            look={unsettled ? "plain" : "solid"}
            onClick={onClose}
            {...(unsettled ? {} : { "data-first-focus": "" })}
          >
            Done
          </Button>
        </div>
      }
    >
      <div className="flex flex-col gap-4">
        {rollback.detail === null ? null : (
          <p className={tone === "ok" ? "text-ink-2" : "text-ink"}>{rollback.detail}</p>
        )}
        {rollback.status === "failed" ? (
          <StepList rollback={rollback} now={Date.parse(rollback.finishedAt ?? rollback.startedAt)} />
        ) : null}
        {rollback.verification === null ? null : <CheckList verification={rollback.verification} />}
        {rollback.accepted === null ? null : (
          <p className="text-ink-2">
            Accepted by {rollback.accepted.by} at <Moment at={rollback.accepted.at} />:{" "}
            {rollback.accepted.note}
          </p>
        )}
        {unsettled ? <WhatNext rollback={rollback} /> : null}
        {rollback.safetySnapshotId === null ? null : <SafetyBox rollback={rollback} />}
      </div>
    </DialogBody>
  );
}

const ResultMark = ({ ok }: { ok: boolean }) => (
  <span
    aria-hidden="true"
    className={cx(
      "inline-flex size-9 items-center justify-center rounded-m border",
      ok ? "border-ok-line bg-ok-soft text-ok" : "border-bad-line bg-bad-soft text-bad",
    )}
  >
    {ok ? <Check size={18} /> : <CircleAlert size={18} />}
  </span>
);

function Finished({ rollback }: { rollback: Rollback }) {
  const checks = checksText(rollback);
  if (rollback.finishedAt === null) return checks;
  const took = Date.parse(rollback.finishedAt) - Date.parse(rollback.startedAt);
  return (
    <>
      Finished at <Moment at={rollback.finishedAt} /> in <span className="num">{durationText(took)}</span>.{" "}
      {checks === "" ? null : (
        <span className={rollback.verification?.passed ? "text-ok" : "text-bad"}>{checks}.</span>
      )}
    </>
  );
}

function SafetyBox({ rollback: { sessionId, safetySnapshotId } }: { rollback: Rollback }) {
  const safety = useQuery(snapshotOptions(sessionId, safetySnapshotId));
  if (!safety.data) return null;
  return (
    <div className="flex items-center gap-3 rounded-m border border-line-strong px-4 py-2">
      <KindMark kind="safety" />
      <p className="min-w-0">
        <span className="code block truncate text-ink">{safety.data.name}</span>
        <span className="block text-ink-2 text-small">
          the state from before, {countOf(safety.data.parts.context.count, "message")}
        </span>
      </p>
    </div>
  );
}
