"use client";

import { useQuery } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { Segmented } from "@/components/ui/segmented";
import { EmptyState, ErrorState, Skeleton } from "@/components/ui/states";
import { momentText } from "@/components/ui/time-text";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { isAppError } from "@/lib/contract/errors";
import type { StateRef } from "@/lib/contract/ids";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { diffOptions } from "@/lib/queries/options";
import { isSame, partCounts } from "./diff-counts";
import { type Direction, directionOf } from "./direction";
import { PartNav } from "./part-nav";
import { PartSections } from "./part-sections";

const WIDE = "(min-width: 1024px)";
const LAYOUTS = [
  { value: "unified", label: "Unified" },
  { value: "split", label: "Split" },
] as const;
type Layout = (typeof LAYOUTS)[number]["value"];

interface ComparisonProps {
  session: Session;
  snapshots: Snapshot[];
  from: StateRef;
  to: StateRef;
}

/** The sentence of what it means, the parts with their counts, and every difference. */
export function Comparison({ session, snapshots, from, to }: ComparisonProps) {
  const diff = useQuery(diffOptions(session.id, from, to));
  const wide = useIsWide();
  const [picked, setPicked] = useState<Layout | null>(null);
  const layout = picked ?? (wide ? "split" : "unified");
  const direction = directionOf(from, to);
  const counts = diff.data ? partCounts(diff.data) : [];
  const jump = (index: number) => {
    const count = counts[index];
    if (count && !isSame(count)) document.getElementById(count.part)?.focus();
  };
  useHotkeys({
    d: () => setPicked(layout === "split" ? "unified" : "split"),
    ...Object.fromEntries(counts.map((_count, index) => [String(index + 1), () => jump(index)])),
  });

  if (diff.isPending) {
    return (
      <div role="status" className="flex flex-col gap-4 p-6">
        <span className="sr-only">Comparing</span>
        <Skeleton className="h-11 w-full" />
        <Skeleton className="h-64 w-full" />
      </div>
    );
  }
  if (diff.data === undefined) {
    return (
      <ErrorState
        title="The two states could not be compared"
        detail={isAppError(diff.error) ? diff.error.detail : "The answer could not be read."}
        onRetry={() => void diff.refetch()}
        retrying={diff.isFetching}
      />
    );
  }
  if (diff.data.identical) {
    return (
      <EmptyState title="Both states are the same">
        Their digests are equal: messages, memory, files, tools, skills and settings do not differ in
        anything.
      </EmptyState>
    );
  }
  return (
    <>
      <div className="shrink-0 border-line border-b bg-surface">
        <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-6 py-1 max-md:px-4">
          <p className="min-w-0 flex-1 basis-64">
            <span className="font-medium">{meaning(direction, snapshots, { from, to })}</span>{" "}
            <span className="text-ink-2">
              <span className="num text-bad">−</span> goes away, <span className="num text-ok">+</span>{" "}
              {direction.kind === "rollback" ? "comes back" : "is new"}.
            </span>
          </p>
          <Segmented label="Layout" value={layout} options={LAYOUTS} onChange={setPicked} />
        </div>
        <PartNav counts={counts} />
      </div>
      <div className="flex flex-col gap-4 px-6 pt-4 pb-6 max-md:px-4">
        <PartSections diff={diff.data} direction={direction} split={layout === "split"} />
      </div>
    </>
  );
}

function meaning(
  { kind }: Direction,
  snapshots: Snapshot[],
  { from, to }: { from: StateRef; to: StateRef },
): string {
  const time = (ref: StateRef) => {
    const snapshot = snapshots.find(({ id }) => id === ref);
    return snapshot ? momentText(snapshot.createdAt, new Date()) : ref;
  };
  if (kind === "rollback") return `This is what a rollback to ${time(to)} would do.`;
  if (kind === "since") return `This is what happened since ${time(from)}.`;
  return `This is what leads from ${time(from)} to ${time(to)}.`;
}

function useIsWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(WIDE);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(WIDE).matches,
    () => true,
  );
}
