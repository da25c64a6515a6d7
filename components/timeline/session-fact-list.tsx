"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ContextUsed, ErrorRate } from "@/components/sessions/session-facts";
import { cx } from "@/components/ui/class-names";
import { Ago } from "@/components/ui/time";
import { useFormat } from "@/components/ui/use-format";
import { useTold } from "@/components/ui/use-told";
import type { Session } from "@/lib/contract/session";

/** Model, context, error rate, RAM and run: always in this order. What the host does not tell is left out. */
export function SessionFactList({ session, was }: { session: Session; was: boolean }) {
  const words = useTranslations("timeline.header");
  const format = useFormat();
  const told = useTold();
  const attention = session.attention === null ? null : told(session.attention, session.attentionReasons);
  return (
    <>
      <dl className="flex items-center gap-x-4 text-small md:gap-x-5">
        {session.model === null ? null : (
          <Fact name={words("model")} minor>
            <span className="code">{session.model}</span>
          </Fact>
        )}
        <Fact name={words("context")} className="max-md:order-2">
          <ContextUsed context={session.context} fine />
        </Fact>
        <Fact name={words("errorRate")} className="max-md:order-1">
          <ErrorRate health={session.health} was={was} />
        </Fact>
        {session.health.ramBytes === null ? null : (
          <Fact name={words("ram")} className="max-md:order-3">
            <span className={cx("num", was && "text-ink-3")}>{format.bytes(session.health.ramBytes)}</span>
          </Fact>
        )}
        <Fact name={words("run")} className="max-md:order-4">
          <RunText run={session.run} was={was} />
        </Fact>
      </dl>
      {attention === null ? null : (
        <p className="min-w-0 whitespace-nowrap text-ink-2 text-small md:truncate" title={attention}>
          {attention}
        </p>
      )}
    </>
  );
}

interface FactProps {
  name: string;
  /** Left out on a phone. */
  minor?: boolean;
  className?: string;
  children: ReactNode;
}

const Fact = ({ name, minor = false, className, children }: FactProps) => (
  <div
    className={cx("inline-flex items-center gap-1.5 whitespace-nowrap", minor && "max-md:hidden", className)}
  >
    <dt className="text-ink-3">{name}</dt>
    <dd className="text-ink">{children}</dd>
  </div>
);

function RunText({ run, was }: { run: Session["run"]; was: boolean }) {
  const words = useTranslations("timeline.header");
  if (run === null) return <span className="text-ink-2">{words(was ? "wasNone" : "none")}</span>;
  return (
    <span className={cx("num", was && "text-ink-3")}>
      {words(was ? "wasActive" : "active")}
      {run.startedAt === null ? null : (
        <>
          {" "}
          <Ago at={run.startedAt} bare />
        </>
      )}
    </span>
  );
}
