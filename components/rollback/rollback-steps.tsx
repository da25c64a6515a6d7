"use client";

import { Check, CircleDashed, CircleSlash, LoaderCircle, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { useFormat } from "@/components/ui/use-format";
import { useTold } from "@/components/ui/use-told";
import type { Rollback, Step } from "@/lib/contract/rollback";
import { type ShownStep, shownSteps } from "./step-list";

interface RollbackStepsProps {
  rollback: Rollback;
  /** By the server's clock, in ms. */
  now: number;
}

/** The real steps, each with what it did and how long it took. */
export const RollbackSteps = ({ rollback, now }: RollbackStepsProps) => (
  <ol className="overflow-hidden rounded-m border border-line-strong bg-canvas">
    {shownSteps(rollback).map((shown) => (
      <StepLine key={shown.name} shown={shown} now={now} />
    ))}
  </ol>
);

function StepLine({ shown: { name, step }, now }: { shown: ShownStep; now: number }) {
  const words = useTranslations("rollback");
  const format = useFormat();
  const told = useTold();
  const running = step?.status === "running";
  return (
    <li
      aria-current={running ? "step" : undefined}
      className={cx(
        "flex min-h-10 flex-wrap items-center gap-x-4 border-line px-4 py-2 not-first:border-t",
        running && "bg-action-soft",
        step?.status === "failed" && "bg-bad-soft",
      )}
    >
      <StepIcon status={step?.status} />
      <span className={cx("w-36 font-medium", step === null && "font-regular text-ink-2")}>
        {words(`steps.${name}`)}
      </span>
      <span
        className={cx(
          "min-w-0 flex-1 text-small [overflow-wrap:anywhere]",
          step?.detail === undefined ? "text-ink-3 max-md:hidden" : "basis-40 text-ink-2",
        )}
      >
        {step?.detail === undefined ? words(`stepMeans.${name}`) : told(step.detail, step.detailReasons)}
      </span>
      <span className="num text-ink-2 text-small max-md:ml-auto">
        {step === null ? "" : durationOf(step)}
      </span>
    </li>
  );

  function durationOf(begun: Step): string {
    if (begun.status === "skipped") return words("stepStates.skipped");
    return format.duration(begun.durationMs ?? Math.max(0, now - Date.parse(begun.startedAt)));
  }
}

function StepIcon({ status }: { status: Step["status"] | undefined }) {
  const words = useTranslations("rollback.stepStates");
  switch (status) {
    case "done":
      return <Check size={16} className="text-ok" role="img" aria-label={words("done")} />;
    case "running":
      return (
        <LoaderCircle
          size={16}
          className="animate-spin text-action motion-reduce:animate-none"
          role="img"
          aria-label={words("running")}
        />
      );
    case "failed":
      return <X size={16} className="text-bad" role="img" aria-label={words("failed")} />;
    case "skipped":
      return <CircleSlash size={16} className="text-ink-3" role="img" aria-label={words("skipped")} />;
    case undefined:
      return <CircleDashed size={16} className="text-ink-3" role="img" aria-label={words("toCome")} />;
  }
}
