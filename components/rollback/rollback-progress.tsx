"use client";

import { Check, CircleDashed, CircleSlash, LoaderCircle, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { DialogBody } from "@/components/ui/dialog";
import { durationText } from "@/components/ui/time-text";
import { useNow } from "@/components/ui/use-now";
import type { Rollback, Step } from "@/lib/contract/rollback";
import { type ShownStep, shownSteps, stepPosition } from "./step-list";

const TICK_MS = 100;

interface RollbackProgressProps {
  rollback: Rollback;
  label: string;
  time: string;
  onClose: () => void;
}

/** The real steps with their durations, while it runs. */
export function RollbackProgress({ rollback, label, time, onClose }: RollbackProgressProps) {
  const now = useNow(TICK_MS)?.getTime() ?? Date.parse(rollback.startedAt);
  const { at, of } = stepPosition(rollback);
  return (
    <DialogBody
      title={`${rollback.undoOf === null ? "Rolling back" : "Undoing: rolling back"} ${label} to ${time}`}
      lead={
        <>
          Step <span className="num text-ink">{at}</span> of <span className="num">{of}</span>,{" "}
          <span className="num">{durationText(now - Date.parse(rollback.startedAt))}</span> so far
        </>
      }
      mark={
        <LoaderCircle
          size={18}
          className="mt-1 animate-spin text-action motion-reduce:animate-none"
          aria-hidden="true"
        />
      }
      footer={
        <div className="flex flex-wrap items-center gap-3">
          <p className="min-w-0 flex-1 basis-60 text-ink-2 text-small">
            It cannot be stopped halfway; you can undo it afterwards. It goes on when this window is closed.
          </p>
          <Button onClick={onClose} keys={["Esc"]} data-first-focus="">
            Continue in background
          </Button>
        </div>
      }
    >
      <div
        role="progressbar"
        aria-label="Rollback"
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={at - 1}
        className="mb-4 h-1 overflow-hidden rounded-full bg-line"
      >
        <div className="h-full bg-action-solid" style={{ width: `${((at - 0.5) / of) * 100}%` }} />
      </div>
      {rollback.detail === null ? null : <p className="pb-3 text-warn">{rollback.detail}</p>}
      <StepList rollback={rollback} now={now} />
    </DialogBody>
  );
}

interface StepListProps {
  rollback: Rollback;
  now: number;
}

export const StepList = ({ rollback, now }: StepListProps) => (
  <ol className="overflow-hidden rounded-m border border-line-strong bg-canvas">
    {shownSteps(rollback).map((shown) => (
      <StepLine key={shown.name} shown={shown} now={now} />
    ))}
  </ol>
);

function StepLine({ shown: { title, step }, now }: { shown: ShownStep; now: number }) {
  const running = step?.status === "running";
  return (
    <li
      aria-current={running ? "step" : undefined}
      className={cx(
        "flex min-h-10 flex-wrap items-center gap-x-3 border-line px-4 py-2 not-first:border-t",
        running && "bg-action-soft",
        step?.status === "failed" && "bg-bad-soft",
      )}
    >
      <StepIcon status={step?.status} />
      <span className={cx("w-36 font-medium", step === null && "font-regular text-ink-2")}>{title}</span>
      <span className="min-w-0 flex-1 basis-40 text-ink-2 text-small [overflow-wrap:anywhere]">
        {step?.detail}
      </span>
      <span className="num text-ink-2 text-small">{step ? durationOf(step, now) : ""}</span>
    </li>
  );
}

const durationOf = (step: Step, now: number): string => {
  if (step.status === "skipped") return "skipped";
  return durationText(step.durationMs ?? now - Date.parse(step.startedAt));
};

function StepIcon({ status }: { status: Step["status"] | undefined }) {
  switch (status) {
    case "done":
      return <Check size={16} className="text-ok" aria-label="done" />;
    case "running":
      return (
        <LoaderCircle
          size={16}
          className="animate-spin text-action motion-reduce:animate-none"
          aria-label="running"
        />
      );
    case "failed":
      return <X size={16} className="text-bad" aria-label="failed" />;
    case "skipped":
      return <CircleSlash size={16} className="text-ink-3" aria-label="skipped" />;
    case undefined:
      return <CircleDashed size={16} className="text-ink-3" aria-label="to come" />;
  }
}
