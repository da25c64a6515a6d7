"use client";

import { ChevronLeft, ChevronRight, Lock } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useHost } from "@/components/host/use-host";
import { useRollbackControl } from "@/components/rollback/rollback-control";
import { ContextUsed, ErrorRate } from "@/components/sessions/session-facts";
import { StatusPill } from "@/components/sessions/status-pill";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { bytesText, countOf } from "@/components/ui/number-text";
import { Pill } from "@/components/ui/pill";
import { Tag } from "@/components/ui/tag";
import { Ago } from "@/components/ui/time";
import type { Rollback } from "@/lib/contract/rollback";
import type { Session } from "@/lib/contract/session";

interface SessionHeaderProps {
  session: Session;
  /** The rollback that is running now. */
  running: Rollback | undefined;
  actions: ReactNode;
}

/** Name, state and facts of a session, in a fixed order. */
export function SessionHeader({ session, running, actions }: SessionHeaderProps) {
  const { staleSince } = useHost();
  const { watch } = useRollbackControl();
  const was = staleSince !== null;
  return (
    <section
      aria-label="Session"
      className="flex shrink-0 flex-wrap items-start gap-x-4 gap-y-1 border-line border-b px-4 py-2.5"
    >
      <div className="min-w-0 flex-1">
        <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
          <nav aria-label="Breadcrumb" className="flex items-center">
            <Link
              href="/sessions"
              className="inline-flex items-center gap-1 text-body text-ink-3 hover:text-ink max-md:size-11 max-md:justify-center max-md:-ml-3"
            >
              <ChevronLeft size={20} className="md:hidden" aria-hidden="true" />
              <span className="max-md:sr-only">Sessions</span>
              <ChevronRight size={14} className="max-md:hidden" aria-hidden="true" />
            </Link>
          </nav>
          <h1 className="min-w-0 truncate max-md:basis-[calc(100%-60px)] font-semibold text-title tracking-tight md:-ml-1.5">
            {session.label}
          </h1>
          <StatusPill status={session.status} boxed was={was} />
          {session.protected ? (
            <Pill boxed tone="ink" icon={<Lock size={13} />}>
              Protected
            </Pill>
          ) : null}
          {session.demo ? <Tag>demo</Tag> : null}
          {session.deleted ? <Tag>deleted</Tag> : null}
          {session.archived ? <Tag>archived</Tag> : null}
          {running ? (
            <Button size="s" onClick={() => watch(running.id)}>
              Watch
            </Button>
          ) : null}
          <span className="inline-flex min-w-0 items-center">
            <span className="code truncate text-ink-2">{session.id}</span>
            <CopyButton text={session.id} what="session key" />
          </span>
        </div>
        {session.attention ? <p className="text-body text-ink-2">{session.attention}</p> : null}
        <dl className="flex min-h-6 flex-wrap items-center gap-x-5 gap-y-1 text-small">
          <Fact name="Model" minor>
            <span className="code">{session.model ?? "not told"}</span>
          </Fact>
          <Fact name="Context">
            <ContextUsed context={session.context} fine />
          </Fact>
          {session.context.messages === null || session.context.tokens === null ? null : (
            <Fact name="Messages" minor>
              <span className="num">{session.context.messages}</span>
            </Fact>
          )}
          <Fact name="Error rate">
            <ErrorRate health={session.health} was={was} />
          </Fact>
          {session.health.ramBytes === null ? null : (
            <Fact name="RAM">
              <span className="num">{bytesText(session.health.ramBytes)}</span>
            </Fact>
          )}
          <Fact name="Run">
            <RunText run={session.run} was={was} />
          </Fact>
          {session.updatedAt === null ? null : (
            <Fact name="Last activity" minor>
              <Ago at={session.updatedAt} />
            </Fact>
          )}
          <Fact name="Snapshots" minor>
            <span className="sr-only">{countOf(session.snapshotCount, "snapshot")}</span>
            <span className="num" aria-hidden="true">
              {session.snapshotCount}
            </span>
          </Fact>
        </dl>
      </div>
      <div className="flex min-h-8 items-center gap-2">{actions}</div>
    </section>
  );
}

interface FactProps {
  name: string;
  /** Left out on a phone. */
  minor?: boolean;
  children: ReactNode;
}

const Fact = ({ name, minor = false, children }: FactProps) => (
  <div className={cx("inline-flex items-center gap-1.5 whitespace-nowrap", minor && "max-md:hidden")}>
    <dt className="text-ink-3">{name}</dt>
    <dd className="text-ink">{children}</dd>
  </div>
);

function RunText({ run, was }: { run: Session["run"]; was: boolean }) {
  if (run === null) return <span className="text-ink-2">{was ? "was none" : "none"}</span>;
  return (
    <span>
      {was ? "was active" : "active"}
      {run.startedAt === null ? null : (
        <>
          {" "}
          <Ago at={run.startedAt} bare />
        </>
      )}
    </span>
  );
}
