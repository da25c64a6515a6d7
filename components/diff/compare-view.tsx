"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { type Hint, HintBar } from "@/components/shell/hint-bar";
import { useFailureText } from "@/components/shell/use-failure-text";
import { useSnapshots } from "@/components/snapshot/use-snapshots";
import { ErrorState, Skeleton } from "@/components/ui/states";
import { useUrlParam } from "@/components/ui/use-url-param";
import { isSnapshotId } from "@/lib/contract/id-guards";
import type { SessionId, StateRef } from "@/lib/contract/ids";
import { sessionOptions } from "@/lib/queries/options";
import { CompareHeader, type ComparePair, RollBackButton } from "./compare-header";
import { Comparison } from "./comparison";

const HINTS = [
  { keys: ["X"], does: "swap" },
  { keys: ["1–6"], does: "jump" },
  { keys: ["N", "P"], does: "walk" },
  { keys: ["D"], does: "layout" },
  { keys: ["O"], does: "only" },
  { keys: ["R"], does: "rollBack" },
  { keys: ["Esc"], does: "back" },
] as const;

/** Two states of a session, side by side. Both are in the address. */
export function CompareView({ sessionId }: { sessionId: SessionId }) {
  const words = useTranslations("diff");
  const failureText = useFailureText();
  const [fromText, setFrom] = useUrlParam("from");
  const [toText, setTo] = useUrlParam("to");
  const session = useQuery(sessionOptions(sessionId));
  const { snapshots, ...list } = useSnapshots(sessionId);
  const standard = snapshots?.find(({ lastHealthy }) => lastHealthy)?.id ?? snapshots?.[0]?.id ?? "current";
  const from = readRef(fromText, "current");
  const to = readRef(toText, standard);
  const label = session.data?.label;

  useEffect(() => {
    if (label !== undefined) document.title = words("page.title", { label });
  }, [label, words]);

  const pick = (pair: ComparePair) => {
    setFrom(pair.from);
    setTo(pair.to);
  };
  const hints: Hint[] = HINTS.map(({ keys, does }) => ({ keys: [...keys], does: words(`hints.${does}`) }));
  const failed = [session, list].find((read) => read.isError && read.data === undefined);
  if (failed) {
    return (
      <main className="min-h-0 flex-1">
        <ErrorState
          title={words("page.failed")}
          detail={failureText(failed.error)}
          onRetry={() => void failed.refetch()}
          retrying={failed.isFetching}
        />
      </main>
    );
  }
  return (
    <>
      {/* What is jumped to stands below the header that stays. */}
      <main className="flex min-h-0 flex-1 flex-col overflow-y-auto md:[@media(min-height:600px)]:scroll-pt-[224px]">
        {session.data && snapshots ? (
          <Comparison
            key={`${from} ${to}`}
            session={session.data}
            snapshots={snapshots}
            from={from}
            to={to}
            onSwap={() => pick({ from: to, to: from })}
            header={
              <CompareHeader
                session={session.data}
                snapshots={snapshots}
                older={{
                  has: list.hasNextPage,
                  load: () => void list.fetchNextPage(),
                  loading: list.isFetchingNextPage,
                }}
                from={from}
                to={to}
                onPick={pick}
              />
            }
          />
        ) : (
          <div role="status" className="flex flex-col gap-4 p-6">
            <span className="sr-only">{words("page.loading")}</span>
            <Skeleton className="h-8 w-1/3" />
            <Skeleton className="h-12 w-full" />
            <Skeleton className="h-20 w-full" />
            <Skeleton className="h-64 w-full" />
          </div>
        )}
      </main>
      {session.data && snapshots ? (
        <div className="shrink-0 border-line-strong border-t bg-overlay px-4 py-3 md:hidden">
          <RollBackButton session={session.data} snapshots={snapshots} from={from} to={to} size="l" />
        </div>
      ) : null}
      <HintBar hints={hints} updatedAt={session.dataUpdatedAt} />
    </>
  );
}

const readRef = (text: string, otherwise: StateRef): StateRef =>
  text === "current" || isSnapshotId(text) ? text : otherwise;
