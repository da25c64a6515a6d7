"use client";

import { OctagonAlert, TriangleAlert } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { FilterBar } from "@/components/filter/filter-bar";
import type { QuickTerm } from "@/components/filter/quick-chips";
import { useFormat } from "@/components/ui/use-format";
import { useNow } from "@/components/ui/use-now";
import { isAppError } from "@/lib/contract/errors";
import type { Session } from "@/lib/contract/session";
import { countUnsaved, sessionFilterKeys } from "./filter-keys";
import { useKnownTags } from "./use-known-tags";
import { type useAllSessions, useSessions } from "./use-sessions";

type SessionPages = ReturnType<typeof useAllSessions>;

interface SessionsFilterProps {
  query: string;
  onChange: (query: string) => void;
  /** Those that the query shows, and all of them. */
  list: SessionPages;
  fleet: SessionPages;
  /** The host is out of reach. */
  was: boolean;
}

const EXAMPLES = { exclude: "-status:idle", either: "status:failing,degraded", compare: "errors:>30%" };
const AUDIT = "tag:audit";

/** The filter of the list with everything it can ask for, and the questions that are asked most. */
export function SessionsFilter({ query, onChange, list, fleet, was }: SessionsFilterProps) {
  const words = useTranslations("sessions");
  const format = useFormat();
  const [isUsed, setUsed] = useState(false);
  const tags = useKnownTags(isUsed);
  const now = useNow(60_000)?.getTime() ?? 0;
  const shown = list.sessions ?? NONE;
  const keys = useMemo(
    () => sessionFilterKeys({ sessions: shown, tags, now, words, format }),
    [shown, tags, now, words, format],
  );
  const quick = useQuickTerms(fleet.sessions, now);

  return (
    <FilterBar
      label={words("filter.label")}
      placeholder={
        was
          ? words("filter.lastKnown")
          : words.rich("filter.example", { code: (terms) => <span className="code">{terms}</span> })
      }
      query={query}
      onChange={onChange}
      keys={keys}
      examples={EXAMPLES}
      quick={was ? [] : quick}
      problem={problemOf(list.error)}
      shown={<Shown list={list} fleet={fleet} />}
      onUse={() => setUsed(true)}
    />
  );
}

const NONE: readonly Session[] = [];

function useQuickTerms(sessions: readonly Session[] | undefined, now: number): QuickTerm[] {
  const audited = useSessions(AUDIT);
  const of = (status: Session["status"]) => sessions?.filter((session) => session.status === status).length;
  return [
    {
      term: "status:failing",
      icon: <OctagonAlert size={13} strokeWidth={2} className="text-bad" aria-hidden="true" />,
      count: of("failing"),
    },
    {
      term: "status:degraded",
      icon: <TriangleAlert size={13} strokeWidth={2} className="text-warn" aria-hidden="true" />,
      count: of("degraded"),
    },
    { term: "snapshot:>1h", count: sessions && countUnsaved(sessions, now) },
    { term: AUDIT, count: audited.hasNextPage ? undefined : audited.sessions?.length },
  ];
}

/** `22 of 31`; with a plus while more are being read. */
function Shown({ list, fleet }: { list: SessionPages; fleet: SessionPages }) {
  const words = useTranslations("sessions");
  const format = useFormat();
  if (list.sessions === undefined || fleet.sessions === undefined || list.isPlaceholderData) return null;
  const count = ({ sessions = [], hasNextPage }: SessionPages) =>
    `${format.count(sessions.length)}${hasNextPage ? "+" : ""}`;
  return words.rich("filter.shown", {
    shown: count(list),
    total: count(fleet),
    n: (number) => <span className="num">{number}</span>,
  });
}

function problemOf(error: Error | null): { detail: string; at: number | null } | null {
  if (!isAppError(error) || error.code !== "validation_failed") return null;
  const { at } = error.extra;
  return { detail: error.detail, at: typeof at === "number" ? at : null };
}
