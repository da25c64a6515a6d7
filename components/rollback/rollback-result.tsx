"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, CircleAlert, Copy, GitCompareArrows, Redo2 } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { compareHref } from "@/components/sessions/session-link";
import { KindMark } from "@/components/snapshot/kind-mark";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { DialogBody } from "@/components/ui/dialog";
import { notify } from "@/components/ui/notify";
import { usePreferences } from "@/components/ui/preferences-provider";
import { Moment } from "@/components/ui/time";
import { useFormat } from "@/components/ui/use-format";
import { useTold } from "@/components/ui/use-told";
import type { Rollback } from "@/lib/contract/rollback";
import { snapshotOptions } from "@/lib/queries/options";
import { CheckList } from "./check-list";
import { isUndoable } from "./is-undoable";
import { checksText, outcomeTitle } from "./outcome-text";
import { useRollbackControl } from "./rollback-control";
import { RollbackSteps } from "./rollback-steps";
import { WhatNext } from "./what-next";

interface RollbackResultProps {
  rollback: Rollback;
  time: string;
  onClose: () => void;
}

/** What came of it: what is true of the session now, the checks, and the ways on. U opens the undo. */
export function RollbackResult({ rollback, time, onClose }: RollbackResultProps) {
  const words = useTranslations("rollback");
  const told = useTold();
  const { shortcuts } = usePreferences();
  const { confirmUndo } = useRollbackControl();
  const { title, tone } = outcomeTitle(rollback, time, words);
  const unsettled = rollback.outcome === "needs_attention" && rollback.accepted === null;
  const undoable = isUndoable(rollback);
  return (
    <div
      className="contents"
      role="none"
      onKeyDown={(event) => {
        if (!shortcuts || event.target instanceof HTMLInputElement) return;
        if (event.metaKey || event.ctrlKey || event.altKey) return;
        if (event.key.toLowerCase() === "u" && undoable) confirmUndo(rollback);
      }}
    >
      <DialogBody
        title={title}
        lead={<Finished rollback={rollback} />}
        mark={<ResultMark ok={tone === "ok"} />}
        footer={
          <div className="flex flex-wrap items-center gap-2">
            {undoable && !unsettled ? (
              <Button onClick={() => confirmUndo(rollback)} keys={["U"]}>
                <Redo2 size={15} aria-hidden="true" />
                {words("result.undo")}
              </Button>
            ) : null}
            {tone === "ok" ? <span className="flex-1" /> : <ReportLine rollback={rollback} />}
            {tone === "ok" ? <CompareLink rollback={rollback} onClose={onClose} /> : null}
            <Button
              look={unsettled ? "plain" : "solid"}
              onClick={onClose}
              keys={unsettled ? ["Esc"] : ["↵"]}
              {...(unsettled ? {} : { "data-first-focus": "" })}
            >
              {words("result.done")}
            </Button>
          </div>
        }
      >
        <div className="flex flex-col gap-3">
          {rollback.detail === null ? null : (
            <p className={tone === "ok" ? "text-ink-2" : "text-ink"}>
              {told(rollback.detail, rollback.detailReasons)}
            </p>
          )}
          {rollback.status === "failed" ? (
            <RollbackSteps rollback={rollback} now={Date.parse(rollback.finishedAt ?? rollback.startedAt)} />
          ) : null}
          {rollback.verification === null ? null : <CheckList verification={rollback.verification} />}
          {rollback.accepted === null ? null : <Accepted accepted={rollback.accepted} />}
          {unsettled ? <WhatNext rollback={rollback} /> : null}
          {rollback.safetySnapshotId === null ? null : (
            <SafetyBox rollback={rollback}>
              {tone === "ok" ? null : <CompareLink rollback={rollback} onClose={onClose} />}
            </SafetyBox>
          )}
        </div>
      </DialogBody>
    </div>
  );
}

interface CompareLinkProps {
  rollback: Rollback;
  onClose: () => void;
}

function CompareLink({ rollback: { sessionId, safetySnapshotId }, onClose }: CompareLinkProps) {
  const words = useTranslations("rollback.result");
  if (safetySnapshotId === null) return null;
  return (
    <Link
      href={compareHref(sessionId, safetySnapshotId, "current")}
      onClick={onClose}
      className="btn btn-ghost"
    >
      <GitCompareArrows size={15} aria-hidden="true" />
      {words("compare")}
    </Link>
  );
}

const ResultMark = ({ ok }: { ok: boolean }) => (
  <span
    aria-hidden="true"
    className={cx(
      "inline-flex size-9 shrink-0 items-center justify-center rounded-m border",
      ok ? "border-ok-line bg-ok-soft text-ok" : "border-bad-line bg-bad-soft text-bad",
    )}
  >
    {ok ? <Check size={18} /> : <CircleAlert size={18} />}
  </span>
);

function Finished({ rollback }: { rollback: Rollback }) {
  const words = useTranslations("rollback");
  const format = useFormat();
  const checks = checksText(rollback, words);
  const { finishedAt } = rollback;
  if (finishedAt === null) return checks;
  const took = Date.parse(finishedAt) - Date.parse(rollback.startedAt);
  return (
    <span className="text-body">
      {words.rich("result.finished", {
        at: () => <Moment at={finishedAt} />,
        duration: format.duration(took),
      })}{" "}
      {checks === "" ? null : (
        <span className={rollback.verification?.passed ? "text-ok" : "text-bad"}>
          {words("result.checks", { checks })}
        </span>
      )}
    </span>
  );
}

function Accepted({ accepted: { by, at, note } }: { accepted: NonNullable<Rollback["accepted"]> }) {
  const words = useTranslations("rollback.result");
  return (
    <p className="text-ink-2 [overflow-wrap:anywhere]">
      {words.rich("accepted", { name: by, note, at: () => <Moment at={at} /> })}
    </p>
  );
}

/** By which ids people speak of the failure, and the whole of it to copy. */
function ReportLine({ rollback }: { rollback: Rollback }) {
  const words = useTranslations("rollback.result");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(JSON.stringify(rollback, null, 2));
      notify({ kind: "done", title: words("reportCopied") });
    } catch {
      notify({ kind: "bad", title: words("reportNotCopied") });
    }
  };
  const { id, safetySnapshotId: safety } = rollback;
  return (
    <span className="flex min-w-0 flex-1 basis-80 items-center gap-1 text-ink-2 text-small">
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {safety === null
          ? words.rich("idAlone", { id: () => <ShortId id={id} /> })
          : words.rich("ids", { id: () => <ShortId id={id} />, safety: () => <ShortId id={safety} /> })}
      </span>
      <Button look="ghost" onClick={copy}>
        <Copy size={15} aria-hidden="true" />
        {words("copyReport")}
      </Button>
    </span>
  );
}

/** What tells one id from the others: they begin with the time. */
const ShortId = ({ id }: { id: string }) => (
  <span className="code whitespace-nowrap" title={id}>
    {id.replace(/_.+(?=.{8}$)/, "_…")}
  </span>
);

interface SafetyBoxProps {
  rollback: Rollback;
  /** What can be done with it. */
  children: ReactNode;
}

function SafetyBox({ rollback: { sessionId, safetySnapshotId }, children }: SafetyBoxProps) {
  const words = useTranslations("rollback.result");
  const safety = useQuery(snapshotOptions(sessionId, safetySnapshotId));
  if (!safety.data) return null;
  return (
    <div className="flex items-center gap-3 rounded-m border border-line-strong px-4 py-2">
      <KindMark kind="safety" />
      <p className="min-w-0 flex-1">
        <span className="code block truncate text-ink">{safety.data.name}</span>
        <span className="block text-ink-2 text-small">
          {words("before", { count: safety.data.parts.context.count })}
        </span>
      </p>
      {children}
    </div>
  );
}
