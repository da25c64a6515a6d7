"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { type Hint, HintBar } from "@/components/shell/hint-bar";
import { useSnapshots } from "@/components/snapshot/use-snapshots";
import { ErrorState, Skeleton } from "@/components/ui/states";
import { useUrlParam } from "@/components/ui/use-url-param";
import { isAppError } from "@/lib/contract/errors";
import { type SessionId, StateRef } from "@/lib/contract/ids";
import { sessionOptions } from "@/lib/queries/options";
import { CompareHeader } from "./compare-header";
import { Comparison } from "./comparison";

const HINTS: Hint[] = [
  { keys: ["X"], does: "Swap" },
  { keys: ["1–6"], does: "Jump to part" },
  { keys: ["R"], does: "Roll back to here" },
  { keys: ["Esc"], does: "Back to timeline" },
];

/** Two states of a session, side by side. Both are in the address. */
export function CompareView({ sessionId }: { sessionId: SessionId }) {
  const [fromText, setFrom] = useUrlParam("from");
  const [toText, setTo] = useUrlParam("to");
  const session = useQuery(sessionOptions(sessionId));
  const { snapshots, ...list } = useSnapshots(sessionId);
  const newest = snapshots?.[0]?.id ?? "current";
  const from = readRef(fromText, "current");
  const to = readRef(toText, newest);
  const label = session.data?.label;

  useEffect(() => {
    if (label !== undefined) document.title = `Compare · ${label} · Clawback`;
  }, [label]);

  const failed = [session, list].find((read) => read.isError && read.data === undefined);
  if (failed) {
    return (
      <main className="min-h-0 flex-1">
        <ErrorState
          title="The session could not be read"
          detail={isAppError(failed.error) ? failed.error.detail : "The answer could not be read."}
          onRetry={() => void failed.refetch()}
          retrying={failed.isFetching}
        />
      </main>
    );
  }
  return (
    <>
      <main className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        {session.data && snapshots ? (
          <>
            <CompareHeader
              session={session.data}
              snapshots={snapshots}
              from={from}
              to={to}
              onPick={(next) => {
                setFrom(next.from);
                setTo(next.to);
              }}
            />
            <Comparison
              key={`${from} ${to}`}
              session={session.data}
              snapshots={snapshots}
              from={from}
              to={to}
            />
          </>
        ) : (
          <div role="status" className="flex flex-col gap-4 p-6">
            <span className="sr-only">Loading the comparison</span>
            <Skeleton className="h-12 w-full" />
            <Skeleton className="h-64 w-full" />
          </div>
        )}
      </main>
      <HintBar hints={HINTS} updatedAt={session.dataUpdatedAt} />
    </>
  );
}

const readRef = (text: string, otherwise: StateRef): StateRef => {
  const ref = StateRef.safeParse(text);
  return ref.success ? ref.data : otherwise;
};
