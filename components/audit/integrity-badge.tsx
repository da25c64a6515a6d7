"use client";

import { useQuery } from "@tanstack/react-query";
import { LoaderCircle, RotateCw, ShieldAlert, ShieldCheck, ShieldQuestion } from "lucide-react";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Button } from "@/components/ui/button";
import { Pill } from "@/components/ui/pill";
import { Clock } from "@/components/ui/time";
import { useFormat } from "@/components/ui/use-format";
import { auditCheckOptions } from "@/lib/queries/options";

export const useAuditCheck = () => useQuery(auditCheckOptions());

/** Whether the log is as it was written, and when that was proved. */
export function IntegrityBadge() {
  const words = useTranslations("audit.integrity");
  const format = useFormat();
  const { data: check, isFetching, refetch } = useAuditCheck();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1" role="status">
      <Badge />
      {check === undefined ? null : (
        <span className="text-ink-3 text-small">
          {words.rich("checked", {
            events: format.count(check.events),
            count: check.events,
            n: (number) => <span className="num">{number}</span>,
            t: () => <Clock at={check.checkedAt} />,
          })}
        </span>
      )}
      <Button
        icon
        size="s"
        look="ghost"
        aria-label={words("again")}
        title={words("again")}
        onClick={() => void (isFetching || refetch())}
      >
        <RotateCw size={13} aria-hidden="true" />
      </Button>
    </span>
  );
}

function Badge() {
  const words = useTranslations("audit.integrity");
  const format = useFormat();
  const { data: check, isFetching } = useAuditCheck();
  if (isFetching)
    return (
      <Pill
        boxed
        tone="mute"
        icon={<LoaderCircle size={14} className="animate-spin motion-reduce:animate-none" />}
      >
        {words("checking")}
      </Pill>
    );
  if (check === undefined)
    return (
      <Pill boxed tone="warn" icon={<ShieldQuestion size={14} />}>
        {words("never")}
      </Pill>
    );
  if (check.fault === null)
    return (
      <Pill boxed tone="ok" icon={<ShieldCheck size={14} />}>
        {words("verified")}
      </Pill>
    );
  return (
    <Pill boxed tone="bad" icon={<ShieldAlert size={14} />}>
      {words("broken", { seq: format.count(check.fault.seq) })}
    </Pill>
  );
}

/** What is wrong with the log, with the way to the event; nothing while it is whole. */
export function IntegrityFault({ onShow }: { onShow: (seq: number) => void }) {
  const words = useTranslations("audit.integrity");
  const failureText = useFailureText();
  const format = useFormat();
  const { data: check, error, isFetching } = useAuditCheck();
  if (check === undefined && error !== null && !isFetching)
    return (
      <p role="alert" className="px-6 pb-3 text-small text-warn max-md:px-4">
        {words("failed", { detail: failureText(error) })}
      </p>
    );
  const fault = check?.fault;
  if (!fault) return null;
  const { seq, problem } = fault;
  return (
    <div
      role="alert"
      className="mx-6 mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-m border border-bad-line bg-bad-soft px-3 py-2 text-small max-md:mx-4"
    >
      <p className="min-w-0 flex-1 basis-80">
        <span className="font-medium text-bad">
          {words(`problem.${problem}`, { seq: format.count(seq) })}
        </span>{" "}
        {words("what")}
      </p>
      {problem === "changed" || problem === "added" || problem === "replaced" ? (
        <Button size="s" onClick={() => onShow(seq)}>
          {words("show", { seq: format.count(seq) })}
        </Button>
      ) : null}
    </div>
  );
}
