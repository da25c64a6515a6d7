"use client";

import { useQuery } from "@tanstack/react-query";
import { Info, Send, TriangleAlert } from "lucide-react";
import { PART_TITLES, PartMark } from "@/components/snapshot/part-mark";
import { Button } from "@/components/ui/button";
import { countOf } from "@/components/ui/number-text";
import { Skeleton } from "@/components/ui/states";
import { isAppError } from "@/lib/contract/errors";
import type { Plan } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import { PART_NAMES } from "@/lib/contract/state";
import { planOptions } from "@/lib/queries/options";
import { effectSentence, isSameState, noEffectText, partEffect } from "./effect-lines";

/** "If you roll back to here", part by part. */
export function PlanEffect({ snapshot }: { snapshot: Snapshot }) {
  const plan = useQuery(planOptions(snapshot.sessionId, snapshot.id));
  if (plan.data) return <Effect plan={plan.data} snapshot={snapshot} />;
  return (
    <>
      <h3 className="pb-2 font-medium">If you roll back to here</h3>
      {plan.isError ? (
        <div role="alert" className="flex flex-col items-start gap-2 text-ink-2">
          <p>What would happen could not be computed. {isAppError(plan.error) ? plan.error.detail : ""}</p>
          <Button size="s" onClick={() => void plan.refetch()} busy={plan.isFetching ? "Trying" : false}>
            Try again
          </Button>
        </div>
      ) : (
        <div role="status" className="flex flex-col gap-5 py-2">
          <span className="sr-only">Computing what a rollback would do</span>
          {PART_NAMES.map((part) => (
            <Skeleton key={part} className="h-3 w-4/5" />
          ))}
        </div>
      )}
    </>
  );
}

function Effect({ plan, snapshot }: { plan: Plan; snapshot: Snapshot }) {
  const same = isSameState(plan, snapshot);
  const none = noEffectText(plan, snapshot);
  return (
    <>
      <h3 className="font-medium">{same ? "Same as the current state" : "If you roll back to here"}</h3>
      {none === null ? null : <p className="text-ink-2">{none}</p>}
      <dl className="pt-1">
        {PART_NAMES.map((part) => {
          const effect = partEffect(plan.effects, part);
          return (
            <div key={part} className="flex min-h-[34px] items-center gap-2 border-line not-first:border-t">
              <PartMark part={part} />
              <dt className="w-[68px] text-ink-2">{PART_TITLES[part]}</dt>
              <dd className={effect === "no change" ? "text-ink-3" : "text-ink"}>
                {same ? countOf(snapshot.parts[part].count, NOUNS[part][0], NOUNS[part][1]) : effect}
              </dd>
            </div>
          );
        })}
      </dl>
      <ul className="flex flex-col gap-1.5 pt-2 text-ink-2 text-small">
        {plan.activeRuns.length === 0 ? null : (
          <Remark icon="warn">{countOf(plan.activeRuns.length, "run")} active: aborted by a rollback.</Remark>
        )}
        {plan.notRestorable.length === 0 ? null : (
          <Remark icon="warn">{countOf(plan.notRestorable.length, "thing")} cannot be put back.</Remark>
        )}
        {plan.sharedWith.length === 0 ? null : (
          <Remark icon="info">
            Memory and files are shared with {countOf(plan.sharedWith.length, "other session")}.
          </Remark>
        )}
        {plan.leftTheSystem.toolCalls === 0 ? null : (
          <Remark icon="send">
            Not undone: {countOf(plan.leftTheSystem.toolCalls, "tool call")} that already reached other
            systems.
          </Remark>
        )}
      </ul>
    </>
  );
}

const NOUNS = {
  context: ["message", "messages"],
  memory: ["memory file", "memory files"],
  files: ["file", "files"],
  tools: ["tool", "tools"],
  skills: ["skill", "skills"],
  settings: ["setting", "settings"],
} as const;

const ICONS = { warn: TriangleAlert, info: Info, send: Send };

function Remark({ icon, children }: { icon: keyof typeof ICONS; children: React.ReactNode }) {
  const Icon = ICONS[icon];
  return (
    <li className="flex gap-2">
      <Icon
        size={14}
        className={icon === "warn" ? "mt-0.5 text-warn" : "mt-0.5 text-ink-3"}
        aria-hidden="true"
      />
      <span>{children}</span>
    </li>
  );
}

/** The effect in one line, for a small screen. */
export function PlanSentence({ snapshot }: { snapshot: Snapshot }) {
  const plan = useQuery(planOptions(snapshot.sessionId, snapshot.id));
  if (plan.data) return effectSentence(plan.data, snapshot);
  return plan.isError ? "What would happen could not be computed" : "Computing what would happen";
}
