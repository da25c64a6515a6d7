"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { DemoBanner } from "@/components/host/demo-banner";
import { SetupState } from "@/components/host/setup-state";
import { useHost } from "@/components/host/use-host";
import { HintBar } from "@/components/shell/hint-bar";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Button } from "@/components/ui/button";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { isAppError } from "@/lib/contract/errors";
import { SessionList } from "./session-list";
import { SessionsFilter } from "./sessions-filter";
import { SessionsHeader } from "./sessions-header";
import { SessionsSkeleton } from "./sessions-skeleton";
import { useSessionFilter } from "./use-session-filter";
import { useAllSessions } from "./use-sessions";

/** The list of sessions with its filter, in every state. */
export function SessionsView() {
  const words = useTranslations("sessions");
  const { status, staleSince } = useHost();
  const [query, setQuery] = useSessionFilter();
  const fleet = useAllSessions("");
  const list = useAllSessions(query);

  useEffect(() => {
    document.title = query === "" ? words("pageTitle") : words("pageTitleFiltered", { query });
  }, [query, words]);

  const hints = [
    { keys: ["↑", "↓"], does: words("hints.select") },
    { keys: ["↵"], does: words("hints.open") },
    { keys: ["C"], does: words("hints.compare") },
    { keys: ["S"], does: words("hints.snapshot") },
    { keys: ["/"], does: words("hints.filter") },
  ];
  return (
    <>
      <DemoBanner />
      <main className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        <SessionsHeader
          sessions={list.isPlaceholderData ? undefined : list.sessions}
          isPending={list.isPending}
          hostName={status?.name}
          staleSince={staleSince}
        />
        <SessionsFilter
          query={query}
          onChange={setQuery}
          list={list}
          fleet={fleet}
          was={staleSince !== null}
        />
        <Listing query={query} list={list} fleet={fleet} onClear={() => setQuery("")} />
      </main>
      <HintBar hints={hints} updatedAt={list.dataUpdatedAt} />
    </>
  );
}

interface ListingProps {
  query: string;
  list: ReturnType<typeof useAllSessions>;
  fleet: ReturnType<typeof useAllSessions>;
  onClear: () => void;
}

function Listing({ query, list, fleet, onClear }: ListingProps) {
  const words = useTranslations("sessions");
  const failureText = useFailureText();
  const { status, staleSince } = useHost();

  if (list.isPending) return <SessionsSkeleton />;
  // The filter says what is wrong with it.
  if (isAppError(list.error) && list.error.code === "validation_failed") return null;
  if (list.sessions === undefined) {
    if (status?.connection === "misconfigured") return <SetupState status={status} />;
    return (
      <ErrorState
        title={words("unreadable")}
        detail={failureText(list.error)}
        truth={words("unreadableTruth")}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    );
  }
  if (list.sessions.length > 0) {
    return (
      <SessionList
        // Another filter is another list: its rows need not wait for the places of the one before.
        key={list.isPlaceholderData ? "before" : query}
        label={words("title")}
        sessions={list.sessions}
        staleSince={staleSince}
        isOld={list.isPlaceholderData}
      />
    );
  }
  const isFleetEmpty = fleet.sessions?.length === 0;
  if (isFleetEmpty && status?.connection === "misconfigured") return <SetupState status={status} />;
  if (isFleetEmpty || query === "") return <NoSessions hostName={status?.name} />;
  return (
    <EmptyState title={words("noMatch")} action={<Button onClick={onClear}>{words("clearFilter")}</Button>}>
      {words.rich("noMatchMore", { query, code: (text) => <code className="code">{text}</code> })}
    </EmptyState>
  );
}

function NoSessions({ hostName }: { hostName: string | undefined }) {
  const words = useTranslations("sessions");
  return (
    <EmptyState title={words("empty", { host: hostName ?? words("theHost") })}>
      <p>{words("emptyMore")}</p>
      <p className="mt-1">
        {words.rich("emptyDemo", { code: (name) => <code className="code text-ink">{name}</code> })}
      </p>
    </EmptyState>
  );
}
