"use client";

import { useTranslations } from "use-intl";
import { Ago } from "@/components/ui/time";
import { useFormat } from "@/components/ui/use-format";
import { useNow } from "@/components/ui/use-now";
import type { Session } from "@/lib/contract/session";
import { isUnprotected } from "./grouping";

interface LastSnapshotProps {
  session: Session;
  /** Since when nothing new is known, or null. */
  staleSince: string | null;
}

/** How old the last snapshot is, amber when a session at work has none of the last hour, and how many are kept. */
export function LastSnapshot({ session, staleSince }: LastSnapshotProps) {
  const words = useTranslations("sessions");
  const now = useNow(60_000);
  const { lastSnapshot, snapshotCount } = session;
  const isLate = staleSince === null && now !== null && isUnprotected(session, now.getTime());
  return (
    <span className="whitespace-nowrap text-small">
      <span className={lateness(isLate, lastSnapshot === null || staleSince !== null)}>
        {lastSnapshot === null ? (
          words("noSnapshot")
        ) : (
          <SnapshotAge at={lastSnapshot.createdAt} staleSince={staleSince} />
        )}
      </span>
      {lastSnapshot === null ? null : (
        <span className="pl-2 text-ink-3 max-lg:hidden">
          {words.rich("kept", { count: snapshotCount, n: (n) => <span className="num">{n}</span> })}
        </span>
      )}
    </span>
  );
}

function lateness(isLate: boolean, isGrey: boolean): string {
  if (isLate) return "text-warn";
  return isGrey ? "text-ink-3" : "text-ink max-md:text-ink-3";
}

function SnapshotAge({ at, staleSince }: { at: string; staleSince: string | null }) {
  const words = useTranslations("sessions");
  const format = useFormat();
  if (staleSince === null) return <Ago at={at} />;
  return words("ageBefore", { age: format.age(Date.parse(staleSince) - Date.parse(at)) });
}
