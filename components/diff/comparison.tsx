"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { EmptyState, ErrorState, Skeleton } from "@/components/ui/states";
import { useFormat } from "@/components/ui/use-format";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { useMedia } from "@/components/ui/use-media";
import { PART_NAMES } from "@/lib/contract/names";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Part } from "@/lib/contract/state";
import { diffOptions } from "@/lib/queries/options";
import type { ComparePair } from "./compare-header";
import { useCompareParams } from "./compare-params";
import { CompareStrip } from "./compare-strip";
import { isSame, partCounts } from "./diff-counts";
import { directionOf } from "./direction";
import { PartNav } from "./part-nav";
import { PartSections } from "./part-sections";
import { useChangeWalk } from "./use-change-walk";

interface ComparisonProps extends ComparePair {
  session: Session;
  snapshots: Snapshot[];
  header: ReactNode;
  onSwap: () => void;
}

/** The sentence of what it means, the parts with their counts, and every difference. */
export function Comparison({ session, snapshots, from, to, header, onSwap }: ComparisonProps) {
  const words = useTranslations("diff.page");
  const failureText = useFailureText();
  const format = useFormat();
  const diff = useQuery({ ...diffOptions(session.id, from, to), structuralSharing: keepWhenSame });
  const wide = useMedia("(min-width: 1024px)", true);
  const [params, setParams] = useCompareParams();
  const walk = useChangeWalk(diff.data);
  const layout = wide ? (params.layout ?? "split") : "unified";
  const onlyChanges = !params.all;
  const counts = diff.data ? partCounts(diff.data) : [];
  const read = diff.data !== undefined && !diff.data.identical;
  const setOnlyChanges = (only: boolean) => void setParams({ all: !only });

  useHotkeys({
    n: walk.next,
    p: walk.previous,
    d: wide ? () => void setParams({ layout: layout === "split" ? "unified" : "split" }) : undefined,
    o: () => setOnlyChanges(!onlyChanges),
    ...Object.fromEntries(
      counts.map((count, index) => [String(index + 1), isSame(count) ? undefined : () => goTo(count.part)]),
    ),
  });
  useEffect(() => {
    // A link to a part is only good once the parts are there.
    const named = window.location.hash.slice(1);
    const part = PART_NAMES.find((name) => name === named);
    if (read && part !== undefined) goTo(part);
  }, [read]);

  return (
    <>
      <div className="z-sticky shrink-0 border-line border-b bg-canvas md:[@media(min-height:600px)]:sticky md:[@media(min-height:600px)]:top-0">
        {header}
        {read ? (
          <div className="border-line border-t bg-surface">
            <CompareStrip
              from={from}
              to={to}
              snapshots={snapshots}
              layout={layout}
              onLayout={(next) => void setParams({ layout: next })}
              onlyChanges={onlyChanges}
              onOnlyChanges={setOnlyChanges}
              walk={walk}
              onSwap={onSwap}
            />
            <PartNav counts={counts} onJump={goTo} />
          </div>
        ) : null}
        {diff.isPending ? <StripSkeleton /> : null}
        {diff.isError && diff.data !== undefined ? (
          <p
            role="status"
            className="border-line border-t bg-warn-soft px-6 py-1 text-small text-warn max-md:px-4"
          >
            {words("old", {
              time: format.moment(diff.dataUpdatedAt, new Date()),
              detail: failureText(diff.error),
            })}
          </p>
        ) : null}
      </div>
      {diff.isPending ? (
        <div role="status" className="flex flex-col gap-4 px-6 pt-4 max-md:px-4">
          <span className="sr-only">{words("comparing")}</span>
          <Skeleton className="h-64 w-full" />
          <Skeleton className="h-40 w-full" />
        </div>
      ) : null}
      {diff.isError && diff.data === undefined ? (
        <ErrorState
          title={words("notCompared")}
          detail={failureText(diff.error)}
          onRetry={() => void diff.refetch()}
          retrying={diff.isFetching}
        />
      ) : null}
      {diff.data?.identical ? (
        <EmptyState title={words("identical")}>{words("identicalMeans")}</EmptyState>
      ) : null}
      {diff.data && read ? (
        <div className="flex flex-col gap-4 px-6 pt-4 pb-6 max-md:px-4">
          <PartSections
            diff={diff.data}
            direction={directionOf(from, to)}
            split={layout === "split"}
            onlyChanges={onlyChanges}
            onShowAll={() => setOnlyChanges(false)}
            failedOnly={params.messages === "failed"}
            onFailedOnly={(failed) => void setParams({ messages: failed ? "failed" : "all" })}
          />
        </div>
      ) : null}
    </>
  );
}

/** A comparison of the very same states is the one on screen: with thousands of messages, looking for more is slow. */
function keepWhenSame(known: unknown, read: unknown): unknown {
  const isSameState = (side: "from" | "to") => {
    const digest = digestOf(read, side);
    return digest !== undefined && digest === digestOf(known, side);
  };
  return isSameState("from") && isSameState("to") ? known : read;
}

const digestOf = (diff: unknown, name: "from" | "to"): unknown => {
  const side = isRecord(diff) ? diff[name] : undefined;
  return isRecord(side) ? side.digest : undefined;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function goTo(part: Part): void {
  const section = document.getElementById(part);
  section?.scrollIntoView({ block: "start" });
  section?.focus({ preventScroll: true });
}

/** As high as the sentence and the parts will be, so that nothing moves when they come. */
const StripSkeleton = () => (
  <div className="flex h-[100px] flex-col justify-center gap-3 border-line border-t bg-surface px-6 max-md:px-4">
    <Skeleton className="h-4 w-2/5" />
    <Skeleton className="h-10 w-full" />
  </div>
);
