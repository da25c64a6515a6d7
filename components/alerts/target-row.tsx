"use client";

import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/use-format";
import type { AlertDelivery, AlertTarget } from "@/lib/contract/alert";
import { DeleteTarget } from "./delete-target";
import { useTestTarget } from "./use-target";

interface TargetRowProps {
  target: AlertTarget;
  onEdit: () => void;
}

/** One target: what it is, what it gets, and the true outcome of a test. */
export function TargetRow({ target, onEdit }: TargetRowProps) {
  const words = useTranslations("alerts");
  const failureText = useFailureText();
  const { name, type, origin, minSeverity, enabled } = target;
  const test = useTestTarget(name);
  const label = (action: string) => words("named", { action, name });
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-line border-b px-4 py-2">
      <div className="min-w-0 flex-1 basis-56 [overflow-wrap:anywhere]">
        <p className="font-medium">{name}</p>
        <p className="text-ink-2 text-small">
          {words(`types.${type}`)} · <span className="code">{origin}</span> ·{" "}
          {enabled ? words(`levels.${minSeverity}`) : words("off")}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          size="s"
          aria-label={label(words("test"))}
          busy={test.isPending ? words("testing") : false}
          onClick={() => test.mutate()}
        >
          {words("test")}
        </Button>
        <Button size="s" aria-label={label(words("edit"))} onClick={onEdit}>
          {words("edit")}
        </Button>
        <DeleteTarget name={name} />
      </div>
      <div role="status" className="basis-full text-small empty:hidden">
        {test.data && !test.isPending ? <TestOutcome delivery={test.data} /> : null}
        {test.isError ? (
          <span className="text-bad">{words("testFailed", { why: failureText(test.error) })}</span>
        ) : null}
      </div>
    </li>
  );
}

function TestOutcome({ delivery: { state, httpStatus, problem, durationMs } }: { delivery: AlertDelivery }) {
  const words = useTranslations("alerts");
  const format = useFormat();
  if (state !== "delivered")
    return <span className="text-bad">{words("testFailed", { why: problem ?? "" })}</span>;
  const duration = format.duration(durationMs ?? 0);
  return <span className="text-ok">{words("tested", { status: String(httpStatus ?? ""), duration })}</span>;
}
