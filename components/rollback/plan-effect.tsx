"use client";

import { useQuery } from "@tanstack/react-query";
import { Info, Send, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { PartMark } from "@/components/snapshot/part-mark";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/states";
import { useFormat } from "@/components/ui/use-format";
import { isAppError } from "@/lib/contract/errors";
import type { Plan } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import { PART_NAMES } from "@/lib/contract/state";
import { planOptions } from "@/lib/queries/options";
import { effectSentence, isSameState, noEffectText, partEffect } from "./effect-lines";

/** "If you roll back to here", part by part. */
export function PlanEffect({ snapshot }: { snapshot: Snapshot }) {
  const words = useTranslations("rollback");
  const plan = useQuery(planOptions(snapshot.sessionId, snapshot.id));
  if (plan.data) return <Effect plan={plan.data} snapshot={snapshot} />;
  return (
    <>
      <h3 className="pb-2 font-medium">{words("effect.title")}</h3>
      {plan.isError ? (
        <div role="alert" className="flex flex-col items-start gap-2 text-ink-2">
          <p>{words("effect.notComputed", { detail: isAppError(plan.error) ? plan.error.detail : "" })}</p>
          <Button
            size="s"
            onClick={() => void plan.refetch()}
            busy={plan.isFetching ? words("effect.trying") : false}
          >
            {words("effect.tryAgain")}
          </Button>
        </div>
      ) : (
        <div role="status" className="flex flex-col gap-5 py-2">
          <span className="sr-only">{words("effect.computing")}</span>
          {PART_NAMES.map((part) => (
            <Skeleton key={part} className="h-3 w-4/5" />
          ))}
        </div>
      )}
    </>
  );
}

function Effect({ plan, snapshot }: { plan: Plan; snapshot: Snapshot }) {
  const words = useTranslations("rollback");
  const format = useFormat();
  const same = isSameState(plan, snapshot);
  const none = noEffectText(plan, snapshot, words);
  const runs = plan.activeRuns.length;
  const lost = plan.notRestorable.length;
  const shared = plan.sharedWith.length;
  const left = plan.leftTheSystem.toolCalls;
  return (
    <>
      <h3 className="font-medium">{words(same ? "effect.same" : "effect.title")}</h3>
      {none === null ? null : <p className="text-ink-2">{none}</p>}
      <dl className="pt-1">
        {PART_NAMES.map((part) => {
          const effect = partEffect(plan.effects, part, { words, format });
          return (
            <div key={part} className="flex min-h-[34px] items-center gap-2 border-line not-first:border-t">
              <PartMark part={part} />
              <dt className="w-[68px] text-ink-2">{words(`parts.${part}`)}</dt>
              <dd className={effect === null ? "text-ink-3" : "text-ink"}>
                {same
                  ? words(`holds.${part}`, { count: snapshot.parts[part].count })
                  : (effect ?? words("effect.noChange"))}
              </dd>
            </div>
          );
        })}
      </dl>
      <ul className="flex flex-col gap-1.5 pt-2 text-ink-2 text-small">
        {runs > 0 ? <Remark icon="warn">{words("effect.runs", { count: runs })}</Remark> : null}
        {lost > 0 ? <Remark icon="warn">{words("effect.notRestorable", { count: lost })}</Remark> : null}
        {shared > 0 ? <Remark icon="info">{words("effect.shared", { count: shared })}</Remark> : null}
        {left > 0 ? <Remark icon="send">{words("effect.left", { count: left })}</Remark> : null}
      </ul>
    </>
  );
}

const ICONS = { warn: TriangleAlert, info: Info, send: Send };

function Remark({ icon, children }: { icon: keyof typeof ICONS; children: ReactNode }) {
  const Icon = ICONS[icon];
  return (
    <li className="flex gap-2">
      <Icon
        size={14}
        className={icon === "warn" ? "mt-0.5 shrink-0 text-warn" : "mt-0.5 shrink-0 text-ink-3"}
        aria-hidden="true"
      />
      <span>{children}</span>
    </li>
  );
}

/** The effect in one line, for a small screen. */
export function PlanSentence({ snapshot }: { snapshot: Snapshot }) {
  const words = useTranslations("rollback");
  const format = useFormat();
  const plan = useQuery(planOptions(snapshot.sessionId, snapshot.id));
  if (plan.data) return effectSentence(plan.data, snapshot, { words, format });
  return words(plan.isError ? "effect.notComputedShort" : "effect.computingShort");
}
