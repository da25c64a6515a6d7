"use client";

import { ChevronLeft, ChevronRight, Lock } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useHost } from "@/components/host/use-host";
import { useRollbackControl } from "@/components/rollback/rollback-control";
import { StatusPill } from "@/components/sessions/status-pill";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Pill } from "@/components/ui/pill";
import { Tag } from "@/components/ui/tag";
import { useMedia } from "@/components/ui/use-media";
import type { Rollback } from "@/lib/contract/rollback";
import type { Session } from "@/lib/contract/session";
import { SessionFactList } from "./session-fact-list";

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
  const words = useTranslations("timeline.header");
  const was = staleSince !== null;
  const scrolls = useMedia("(max-width: 767px)");
  return (
    <section aria-label={words("session")} className="shrink-0 border-line border-b md:px-4 md:py-2.5">
      <div className="flex min-w-0 items-center gap-3 max-md:h-14 max-md:gap-1 max-md:px-2 md:min-h-8">
        <nav aria-label={words("breadcrumb")} className="flex items-center">
          <Link
            href="/sessions"
            className="inline-flex items-center gap-1.5 text-body text-ink-3 hover:text-ink max-md:size-11 max-md:justify-center"
          >
            <ChevronLeft size={20} className="md:hidden" aria-hidden="true" />
            <span className="max-md:sr-only">{words("sessions")}</span>
            <ChevronRight size={14} className="max-md:hidden" aria-hidden="true" />
          </Link>
        </nav>
        <div className="flex min-w-0 flex-1 items-center gap-x-3 max-md:flex-col max-md:items-start">
          <h1 className="max-w-full truncate font-semibold text-title tracking-tight max-md:leading-5 md:-ml-1.5">
            {session.label}
          </h1>
          <span className="contents max-md:hidden">
            <Marks session={session} was={was} />
          </span>
          <span className="inline-flex min-w-0 max-w-full items-center max-md:h-4">
            <span className="code truncate text-ink-3 md:text-ink-2">{session.id}</span>
            <span className="max-md:hidden">
              <CopyButton text={session.id} what={words("key")} />
            </span>
          </span>
        </div>
        {running ? (
          <Button size="s" onClick={() => watch(running.id)}>
            {words("watch")}
          </Button>
        ) : null}
        <div className="flex items-center gap-2">{actions}</div>
      </div>
      <div
        {...(scrolls ? { role: "group", tabIndex: 0, "aria-label": words("facts") } : {})}
        className="scroll-x flex h-10 items-center gap-x-4 max-md:border-line max-md:border-t max-md:px-4 md:mt-1 md:h-6 md:gap-x-5"
      >
        <span className="contents md:hidden">
          <Marks session={session} was={was} />
        </span>
        <SessionFactList session={session} was={was} />
      </div>
    </section>
  );
}

function Marks({ session, was }: { session: Session; was: boolean }) {
  const words = useTranslations("timeline.header");
  return (
    <>
      <StatusPill status={session.status} boxed was={was} />
      {session.protected ? (
        <Pill boxed tone="ink" icon={<Lock size={13} />}>
          {words("protected")}
        </Pill>
      ) : null}
      {session.demo ? <Tag>{words("demo")}</Tag> : null}
      {session.deleted ? <Tag>{words("deleted")}</Tag> : null}
      {session.archived ? <Tag>{words("archived")}</Tag> : null}
    </>
  );
}
