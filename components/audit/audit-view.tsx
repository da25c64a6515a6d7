"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { DemoBanner } from "@/components/host/demo-banner";
import { useAllSessions } from "@/components/sessions/use-sessions";
import { HintBar } from "@/components/shell/hint-bar";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Button } from "@/components/ui/button";
import { EmptyState, ErrorState, Skeleton } from "@/components/ui/states";
import { useNow } from "@/components/ui/use-now";
import { useUrlParam } from "@/components/ui/use-url-param";
import { isAppError } from "@/lib/contract/errors";
import { AuditEvents } from "./audit-events";
import { AuditFilter } from "./audit-filter";
import { ExportLinks } from "./export-links";
import { IntegrityBadge, IntegrityFault } from "./integrity-badge";
import { useAudit } from "./use-audit";
import { useAuditFilter } from "./use-audit-filter";

/** The audit log with its proof, filter, export and reviews. */
export function AuditView() {
  const words = useTranslations("audit");
  const [query, setQuery] = useAuditFilter();
  const [, setEvent] = useUrlParam("event");
  const pages = useAudit(query);
  const fleet = useAllSessions("");
  const labels = useLabels(fleet.sessions);

  useEffect(() => {
    document.title = `${words("title")} · Clawback`;
  }, [words]);

  const hints = [
    { keys: ["↑", "↓"], does: words("hints.select") },
    { keys: ["V"], does: words("hints.review") },
    { keys: ["C"], does: words("hints.compare") },
    { keys: ["/"], does: words("hints.filter") },
    { keys: ["E"], does: words("hints.export") },
  ];
  const head = (
    <>
      <div className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-4 gap-y-2 px-6 py-2 max-md:px-4">
        <h1 className="font-semibold text-page tracking-tight">{words("title")}</h1>
        <IntegrityBadge />
        <span className="flex-1" />
        <ExportLinks query={query} />
      </div>
      <IntegrityFault
        onShow={(seq) => {
          setQuery("");
          setEvent(String(seq));
        }}
      />
      <AuditFilter
        query={query}
        onChange={setQuery}
        events={pages.events}
        labels={labels}
        error={pages.error}
      />
    </>
  );
  return (
    <>
      <DemoBanner />
      <Listing head={head} query={query} pages={pages} labels={labels} onClear={() => setQuery("")} />
      <HintBar hints={hints} updatedAt={pages.dataUpdatedAt} />
    </>
  );
}

function useLabels(sessions: ReturnType<typeof useAllSessions>["sessions"]): ReadonlyMap<string, string> {
  return new Map(sessions?.map(({ id, label }) => [id, label]));
}

interface ListingProps {
  head: React.ReactNode;
  query: string;
  pages: ReturnType<typeof useAudit>;
  labels: ReadonlyMap<string, string>;
  onClear: () => void;
}

function Listing({ head, query, pages, labels, onClear }: ListingProps) {
  const now = useNow(60_000);
  const { events } = pages;
  if (now !== null && events !== undefined && events.length > 0 && !isRefused(pages.error))
    return <AuditEvents head={head} events={events} pages={pages} labels={labels} now={now} />;
  return (
    <main className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      {head}
      <NoEvents query={query} pages={pages} onClear={onClear} />
    </main>
  );
}

const SKELETON_ROWS = Array.from({ length: 12 }, (_, index) => index);

/** The filter says what is wrong with it. */
const isRefused = (error: Error | null) => isAppError(error) && error.code === "validation_failed";

function NoEvents({ query, pages, onClear }: Pick<ListingProps, "query" | "pages" | "onClear">) {
  const words = useTranslations("audit");
  const failureText = useFailureText();
  if (isRefused(pages.error)) return null;
  if (pages.events === undefined && pages.isError)
    return (
      <ErrorState
        title={words("unreadable")}
        detail={failureText(pages.error)}
        truth={words("unreadableTruth")}
        onRetry={() => void pages.refetch()}
        retrying={pages.isFetching}
      />
    );
  if (pages.events === undefined)
    return (
      <div role="status" className="flex flex-col gap-3 border-line border-t px-6 py-4 max-md:px-4">
        <span className="sr-only">{words("loading")}</span>
        {SKELETON_ROWS.map((row) => (
          <Skeleton key={row} className="h-5 w-full" />
        ))}
      </div>
    );
  if (query === "") return <EmptyState title={words("none")}>{words("noneMore")}</EmptyState>;
  return (
    <EmptyState title={words("noMatch")} action={<Button onClick={onClear}>{words("clearFilter")}</Button>}>
      {words.rich("noMatchMore", { query, code: (text) => <code className="code">{text}</code> })}
    </EmptyState>
  );
}
