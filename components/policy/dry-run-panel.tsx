"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { serverTime } from "@/components/ui/server-clock";
import { ErrorState, Skeleton } from "@/components/ui/states";
import { useFormat } from "@/components/ui/use-format";
import { useServerNow } from "@/components/ui/use-now";
import type { SessionId } from "@/lib/contract/ids";
import type { PolicyPreview } from "@/lib/contract/policy";
import { DayRows } from "./day-rows";
import { Panel } from "./panel";
import { TriggeredList } from "./triggered-list";
import type { usePreview } from "./use-preview";

const AGE_STEP_MS = 10_000;

interface DryRunPanelProps {
  preview: ReturnType<typeof usePreview>;
  /** How many problems keep the dry run from following the text. */
  errors: number;
  labels: ReadonlyMap<SessionId, string>;
}

/** What the policies as they are written would have done in the last 7 days. */
export function DryRunPanel({ preview, errors, labels }: DryRunPanelProps) {
  const words = useTranslations("policy.dryRun");
  const failureText = useFailureText();
  const { data, error, refetch, isFetching } = preview;
  return (
    <Panel title={words("title")} aside={data === undefined ? null : <Updated at={data.to} />}>
      <div className="min-h-0 flex-1 overflow-y-auto pb-4">
        {errors > 0 ? (
          <p className="flex items-center gap-2 border-warn-line border-b bg-warn-soft px-4 py-2 text-small text-warn">
            <TriangleAlert size={14} aria-hidden="true" />
            {words("stale", { count: errors })}
          </p>
        ) : null}
        {data === undefined && error === null ? <Skeleton className="m-4 h-40" /> : null}
        {data === undefined && error !== null ? (
          <ErrorState
            title={words("failed")}
            detail={failureText(error)}
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        ) : null}
        {data === undefined ? null : <DryRun preview={data} labels={labels} />}
      </div>
    </Panel>
  );
}

function Updated({ at }: { at: string }) {
  const words = useTranslations("policy.dryRun");
  const format = useFormat();
  const now = useServerNow(AGE_STEP_MS);
  return now === null ? null : words("updated", { ago: format.ago(serverTime() - Date.parse(at)) });
}

function DryRun({ preview, labels }: { preview: PolicyPreview; labels: DryRunPanelProps["labels"] }) {
  const words = useTranslations("policy.dryRun");
  const rollbacks = preview.triggered.filter(({ action }) => action === "rollback");
  const notified = preview.triggered.filter(({ action }) => action === "notify");
  const label = (id: SessionId) => labels.get(id) ?? id;
  return (
    <>
      <p className="flex h-10 items-center px-4 text-ink-2">{words("lead")}</p>
      <dl className="grid grid-cols-3 divide-x divide-line border-line border-y">
        <Figure value={preview.rollbacks} means={words("rollbacks", { count: preview.rollbacks })} />
        <Figure value={preview.pruned} means={words("pruned", { count: preview.pruned })} />
        <Figure value={preview.held} means={words("held", { count: preview.held })} />
      </dl>
      <div className="px-4 py-3">
        <DayRows days={[...preview.days].sort((a, b) => b.day.localeCompare(a.day))} rollbacks={rollbacks} />
      </div>
      <TriggeredList
        title={words("theRollbacks", { count: rollbacks.length })}
        triggered={rollbacks}
        labels={labels}
      />
      {notified.length === 0 ? null : (
        <TriggeredList title={words("notified")} triggered={notified} labels={labels} />
      )}
      <p className="px-4 pt-2.5 text-ink-2 text-small">{words("byHand", { count: preview.byHand.length })}</p>
      {preview.sessions
        .filter(({ overrules }) => overrules.length > 0)
        .map(({ sessionId, policy, overrules }) => (
          <p key={sessionId} className="px-4 pt-1 text-ink-2 text-small">
            {words("overlaps", {
              session: label(sessionId),
              policy: policy ?? "",
              others: overrules.join(", "),
            })}
          </p>
        ))}
    </>
  );
}

const Figure = ({ value, means }: { value: number; means: string }) => (
  <div className="flex flex-col-reverse justify-end px-4 py-3">
    <dt className="mt-0.5 text-ink-2 text-small leading-4">{means}</dt>
    <dd className="num font-medium text-figure leading-7">{value}</dd>
  </div>
);
