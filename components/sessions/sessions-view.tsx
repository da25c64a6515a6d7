"use client";

import { useEffect } from "react";
import { DemoBanner } from "@/components/host/demo-banner";
import { SetupState } from "@/components/host/setup-state";
import { useHost } from "@/components/host/use-host";
import { type Hint, HintBar } from "@/components/shell/hint-bar";
import { Button } from "@/components/ui/button";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { useUrlParam } from "@/components/ui/use-url-param";
import { isAppError } from "@/lib/contract/errors";
import type { Session } from "@/lib/contract/session";
import { FilterField } from "./filter-field";
import { needsAttention } from "./grouping";
import { SessionList } from "./session-list";
import { SessionsSkeleton } from "./sessions-skeleton";
import { useSessions } from "./use-sessions";

const HINTS: Hint[] = [
  { keys: ["↑", "↓"], does: "Select" },
  { keys: ["↵"], does: "Open timeline" },
  { keys: ["C"], does: "Compare with last snapshot" },
  { keys: ["/"], does: "Filter" },
];

export function SessionsView() {
  const [query, setQuery] = useUrlParam("query");
  const list = useSessions(query);
  const refusal =
    isAppError(list.error) && list.error.code === "validation_failed" ? list.error.detail : null;

  return (
    <>
      <DemoBanner />
      <main className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        <div className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-4 px-6 py-2 max-md:px-4">
          <h1 className="font-semibold text-page tracking-tight">Sessions</h1>
          {list.sessions ? <Totals sessions={list.sessions} more={list.hasNextPage} /> : null}
        </div>
        <div className="px-6 pb-3 max-md:px-4">
          <FilterField
            value={query}
            onChange={setQuery}
            problem={refusal}
            shown={list.hasNextPage ? undefined : list.sessions?.length}
          />
        </div>
        {refusal === null ? <Listing query={query} list={list} onClear={() => setQuery("")} /> : null}
      </main>
      <HintBar hints={HINTS} updatedAt={list.dataUpdatedAt} />
    </>
  );
}

interface ListingProps {
  query: string;
  list: ReturnType<typeof useSessions>;
  onClear: () => void;
}

function Listing({ query, list, onClear }: ListingProps) {
  const { status, staleSince } = useHost();
  const count = list.sessions?.length;

  useEffect(() => {
    document.title = query === "" ? "Sessions · Clawback" : `${query} · Sessions · Clawback`;
  }, [query]);

  if (list.isPending) return <SessionsSkeleton />;
  if (list.sessions === undefined) {
    if (status?.connection === "misconfigured") return <SetupState status={status} />;
    return (
      <ErrorState
        title="The sessions could not be read"
        detail={isAppError(list.error) ? list.error.detail : "The answer could not be read."}
        truth="Nothing was changed. Snapshots that were taken are safe in Clawback's store."
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    );
  }
  if (count === 0) {
    if (query !== "") {
      return (
        <EmptyState
          title="No session matches this filter"
          action={<Button onClick={onClear}>Clear the filter</Button>}
        >
          A session shows up here as soon as it matches <code className="code">{query}</code>.
        </EmptyState>
      );
    }
    if (status?.connection === "misconfigured") return <SetupState status={status} />;
    return (
      <EmptyState title={`${status?.name ?? "The host"} has no sessions yet`}>
        As soon as an agent there takes its first message, its session shows up here by itself.
      </EmptyState>
    );
  }
  return (
    <>
      <SessionList sessions={list.sessions} was={staleSince !== null} />
      {list.hasNextPage ? (
        <div className="px-6 py-4 max-md:px-4">
          <Button
            onClick={() => void list.fetchNextPage()}
            busy={list.isFetchingNextPage ? "Loading" : false}
          >
            Load more sessions
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Totals({ sessions, more }: { sessions: Session[]; more: boolean }) {
  const of = (status: Session["status"]) => sessions.filter((session) => session.status === status).length;
  const totals = [
    [sessions.filter(needsAttention).length, "need attention"],
    [of("healthy"), "healthy"],
    [of("idle"), "idle"],
  ] as const;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-body text-ink-3">
      {totals.map(([count, word]) => (
        <span key={word}>
          <b className="num font-medium text-ink">{count}</b> {word}
        </span>
      ))}
      {more ? <span>of those loaded</span> : null}
    </p>
  );
}
