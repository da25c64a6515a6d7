"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { isSameState, noEffectText } from "@/components/rollback/effect-lines";
import { useFailureText } from "@/components/shell/use-failure-text";
import { PartMark } from "@/components/snapshot/part-mark";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/states";
import { useFormat } from "@/components/ui/use-format";
import type { Diff } from "@/lib/contract/diff";
import { isAppError } from "@/lib/contract/errors";
import { PART_NAMES } from "@/lib/contract/names";
import type { Plan, Rollback } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Part } from "@/lib/contract/state";
import { diffOptions, planOptions } from "@/lib/queries/options";
import { EffectRemarks } from "./effect-remarks";
import { effectText } from "./effect-text";
import { MemoryLines } from "./memory-lines";
import { memoryPreview } from "./memory-preview";

interface InspectorEffectProps {
  snapshot: Snapshot;
  /** The newest rollback, when it led to this snapshot. */
  cameBy: Rollback | undefined;
}

const ORDER: Part[] = ["context", "memory", "tools", "settings", "files", "skills"];

/** "If you roll back to here", part by part, with the memory lines that would change. */
export function InspectorEffect({ snapshot, cameBy }: InspectorEffectProps) {
  const words = useTranslations("timeline.effect");
  const failureText = useFailureText();
  const plan = useQuery(planOptions(snapshot.sessionId, snapshot.id));
  const differs = plan.data !== undefined && !isSameState(plan.data, snapshot);
  // Asked for together with the plan and drawn with it: what is on screen does not move when the other one comes.
  const diff = useQuery(diffOptions(snapshot.sessionId, "current", snapshot.id));
  if (plan.data && (!differs || !diff.isPending))
    return differs ? (
      <Effects plan={plan.data} snapshot={snapshot} diff={diff.data} />
    ) : (
      <SameState snapshot={snapshot} cameBy={cameBy} />
    );
  return (
    <>
      <h3 className="pb-2 font-medium">{words("title")}</h3>
      {plan.isError ? (
        <div role="alert" className="flex flex-col items-start gap-2 text-ink-2">
          <p>{words("failed", { why: isAppError(plan.error) ? failureText(plan.error) : "" })}</p>
          <Button
            size="s"
            onClick={() => void plan.refetch()}
            busy={plan.isFetching ? words("trying") : false}
          >
            {words("tryAgain")}
          </Button>
        </div>
      ) : (
        <div role="status" className="flex flex-col gap-[23px] py-2">
          <span className="sr-only">{words("computing")}</span>
          {PART_NAMES.map((part) => (
            <Skeleton key={part} className="h-3 w-4/5" />
          ))}
        </div>
      )}
    </>
  );
}

interface EffectsProps {
  plan: Plan;
  snapshot: Snapshot;
  diff: Diff | undefined;
}

function Effects({ plan, snapshot, diff }: EffectsProps) {
  const words = useTranslations("timeline");
  const none = noEffectText(plan, snapshot, useTranslations("rollback"));
  const format = useFormat();
  const preview = diff === undefined ? null : memoryPreview(diff);
  return (
    <>
      <h3 className="pb-2 font-medium">{words("effect.title")}</h3>
      {none === null ? null : <p className="pb-2 text-ink-2 text-small">{none}</p>}
      <dl>
        {ORDER.map((part) => {
          const { text, quiet } = effectText(part, plan.effects, diff, { words, format });
          return (
            <PartLine key={part} part={part} quiet={quiet} text={text}>
              {part === "memory" && !quiet && preview ? <MemoryLines preview={preview} /> : null}
            </PartLine>
          );
        })}
      </dl>
      <EffectRemarks plan={plan} />
    </>
  );
}

function SameState({ snapshot, cameBy }: InspectorEffectProps) {
  const words = useTranslations("timeline");
  const format = useFormat();
  return (
    <>
      <h3 className="font-medium">{words("effect.same")}</h3>
      <p className="pb-2 text-ink-2 text-small">
        {cameBy
          ? words("effect.sameSince", { time: format.clock(cameBy.finishedAt ?? cameBy.startedAt) })
          : words("effect.sameMeans")}
      </p>
      <dl>
        {ORDER.map((part) => (
          <PartLine
            key={part}
            part={part}
            quiet
            text={
              part === "memory"
                ? words("effect.holds.memory", {
                    lines: snapshot.parts.memory.lines ?? 0,
                    count: snapshot.parts.memory.count,
                  })
                : words(`effect.holds.${part}`, { count: snapshot.parts[part].count })
            }
          />
        ))}
      </dl>
    </>
  );
}

interface PartLineProps {
  part: Part;
  text: string;
  quiet: boolean;
  children?: React.ReactNode;
}

function PartLine({ part, text, quiet, children }: PartLineProps) {
  const words = useTranslations("snapshot.parts");
  return (
    <div className="grid grid-cols-[89px_minmax(0,1fr)] gap-x-2 border-line border-t py-2 text-small">
      <dt className="flex items-start gap-2 text-ink-2">
        <span className="mt-px inline-flex">
          <PartMark part={part} />
        </span>
        {words(part)}
      </dt>
      <dd className={quiet ? "min-w-0 text-ink-3" : "min-w-0 text-ink [overflow-wrap:anywhere]"}>{text}</dd>
      {children ? <dd className="col-span-2 min-w-0">{children}</dd> : null}
    </div>
  );
}
