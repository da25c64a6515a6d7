"use client";

import { History } from "lucide-react";
import { useTranslations } from "use-intl";
import { Pill } from "@/components/ui/pill";
import { useFormat } from "@/components/ui/use-format";
import type { Session } from "@/lib/contract/session";
import { needsAttention } from "./grouping";

interface SessionsHeaderProps {
  /** Undefined while they are read for the first time. */
  sessions: readonly Session[] | undefined;
  isPending: boolean;
  hostName: string | undefined;
  staleSince: string | null;
}

/** The name of the page, and how the sessions below stand. */
export function SessionsHeader({ sessions, isPending, hostName, staleSince }: SessionsHeaderProps) {
  const words = useTranslations("sessions");
  const format = useFormat();
  return (
    <div className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-4 px-6 py-2 max-md:px-4">
      <h1 className="font-semibold text-page tracking-tight">{words("title")}</h1>
      {staleSince === null ? null : (
        <Pill boxed tone="warn" icon={<History size={14} />}>
          {words("asOf", { time: format.clock(staleSince) })}
        </Pill>
      )}
      {isPending ? (
        <p role="status" className="text-body text-ink-3">
          {hostName === undefined
            ? words("loading")
            : words.rich("loadingFrom", {
                name: hostName,
                host: (name) => <span className="code">{name}</span>,
              })}
        </p>
      ) : null}
      {sessions && staleSince === null ? <Totals sessions={sessions} /> : null}
    </div>
  );
}

function Totals({ sessions }: { sessions: readonly Session[] }) {
  const words = useTranslations("sessions");
  const healthy = sessions.filter((session) => session.status === "healthy" && !needsAttention(session));
  const idle = sessions.filter((session) => session.status === "idle" && !needsAttention(session));
  const counts = {
    attention: sessions.filter(needsAttention).length,
    healthy: healthy.length,
    idle: idle.length,
  } as const;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-body text-ink-3">
      {(["attention", "healthy", "idle"] as const).map((name) => (
        <span key={name}>
          {words.rich(`totals.${name}`, {
            count: counts[name],
            b: (count) => <b className="num font-medium text-ink">{count}</b>,
          })}
        </span>
      ))}
    </p>
  );
}
