"use client";

import { useQuery } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { useEffect } from "react";
import { type Hint, HintBar } from "@/components/shell/hint-bar";
import { useSnapshots } from "@/components/snapshot/use-snapshots";
import { ErrorState } from "@/components/ui/states";
import { isAppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import { rollbacksOptions, sessionOptions } from "@/lib/queries/options";
import { SessionSkeleton } from "./session-skeleton";
import { Timeline } from "./timeline";

const HINTS: Hint[] = [
  { keys: ["↑", "↓"], does: "Select snapshot" },
  { keys: ["C"], does: "Compare" },
  { keys: ["R"], does: "Roll back to here" },
  { keys: ["S"], does: "Take snapshot" },
  { keys: ["H"], does: "Hold" },
  { keys: ["Esc"], does: "Sessions" },
];

/** One session: its state, its snapshots, and the way back. */
export function SessionView({ sessionId }: { sessionId: SessionId }) {
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

  return (
    <>
      {session.data && snapshots.snapshots && rollbacks.data ? (
        <Timeline
          session={session.data}
          snapshots={snapshots.snapshots}
          rollbacks={rollbacks.data.items}
          older={{
            has: snapshots.hasNextPage,
            load: () => void snapshots.fetchNextPage(),
            loading: snapshots.isFetchingNextPage,
          }}
        />
      ) : (
        <main className="min-h-0 flex-1 overflow-y-auto">
          {failed ? (
            <ErrorState
              title="The session could not be read"
              detail={isAppError(failed.error) ? failed.error.detail : "The answer could not be read."}
              truth="Nothing was changed. Snapshots that were taken are safe in Clawback's store."
              onRetry={() => void failed.refetch()}
              retrying={failed.isFetching}
            />
          ) : (
            <SessionSkeleton />
          )}
        </main>
      )}
      <HintBar hints={HINTS} updatedAt={updatedAt} />
    </>
  );
}
