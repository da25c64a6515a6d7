"use client";

import { useQuery } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { HintBar } from "@/components/shell/hint-bar";
import { useFailureText } from "@/components/shell/use-failure-text";
import { useSnapshots } from "@/components/snapshot/use-snapshots";
import { ErrorState } from "@/components/ui/states";
import { isAppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import { rollbacksOptions, sessionOptions } from "@/lib/queries/options";
import { SessionSkeleton } from "./session-skeleton";
import { Timeline } from "./timeline";
import { olderOf } from "./use-pages";

/** One session: its state, its snapshots, and the way back. */
export function SessionView({ sessionId }: { sessionId: SessionId }) {
  const words = useTranslations("timeline");
  const failureText = useFailureText();
  const session = useQuery(sessionOptions(sessionId));
  const snapshots = useSnapshots(sessionId);
  const rollbacks = useQuery(rollbacksOptions(sessionId));
  const label = session.data?.label;

  useEffect(() => {
    if (label !== undefined) document.title = `${label} · Clawback`;
  }, [label]);

  const failed = [session, snapshots, rollbacks].find((read) => read.isError && read.data === undefined);
  if (failed?.error && isAppError(failed.error) && failed.error.code === "session_not_found") notFound();
  const updatedAt = Math.min(session.dataUpdatedAt, snapshots.dataUpdatedAt);
  const hints = [
    { keys: ["↑", "↓"], does: words("hints.select") },
    { keys: ["C"], does: words("compare") },
    { keys: ["R"], does: words("rollBack") },
    { keys: ["S"], does: words("hints.take") },
    { keys: ["B"], does: words("hints.lastHealthy") },
    { keys: ["H"], does: words("hints.hold") },
    { keys: ["[", "]"], does: words("hints.zoom") },
    { keys: ["Esc"], does: words("header.sessions") },
  ];

  return (
    <>
      {session.data && snapshots.snapshots && rollbacks.data ? (
        <Timeline
          session={session.data}
          snapshots={snapshots.snapshots}
          rollbacks={rollbacks.data.items}
          older={olderOf(snapshots)}
        />
      ) : (
        <main className="min-h-0 flex-1 overflow-y-auto">
          {failed ? (
            <ErrorState
              title={words("failed.title")}
              detail={failureText(failed.error)}
              truth={words("failed.truth")}
              onRetry={() => void failed.refetch()}
              retrying={failed.isFetching}
            />
          ) : (
            <SessionSkeleton />
          )}
        </main>
      )}
      <HintBar hints={hints} updatedAt={updatedAt} />
    </>
  );
}
