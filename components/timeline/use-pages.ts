"use client";

import { useEffect } from "react";
import { useSnapshots } from "@/components/snapshot/use-snapshots";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { tagQuery } from "./timeline-entries";

/** The pages of a list that are not loaded yet. */
export interface Older {
  has: boolean;
  load: () => void;
  loading: boolean;
  failed: boolean;
}

/** What `useSnapshots` says of further pages, in short. */
export const olderOf = (pages: ReturnType<typeof useSnapshots>): Older => ({
  has: pages.hasNextPage,
  load: () => void pages.fetchNextPage(),
  loading: pages.isFetchingNextPage,
  failed: pages.isFetchNextPageError,
});

/**
 * The snapshots with a tag: of all that the session has, not only of those that are loaded. Until the server has told
 * them, those of the loaded ones.
 */
export function useTagged(session: Session, snapshots: Snapshot[], older: Older, tag: string) {
  const pages = useSnapshots(session.id, tagQuery(tag));
  if (tag === "") return { snapshots, older, isPending: false };
  if (pages.snapshots) return { snapshots: pages.snapshots, older: olderOf(pages), isPending: false };
  return {
    snapshots: snapshots.filter(({ tags }) => tags.includes(tag)),
    older: { ...older, has: false },
    isPending: true,
  };
}

/** More are not loaded by themselves for the chart: it says instead from when on it knows them. */
const MOST_FOR_CHART = 2000;

/** Loads older snapshots as far back as the chart reaches. */
export function useReachBack(snapshots: Snapshot[], older: Older, from: number): void {
  const oldest = snapshots.at(-1);
  const isShort =
    older.has &&
    !older.loading &&
    !older.failed &&
    snapshots.length < MOST_FOR_CHART &&
    oldest !== undefined &&
    Date.parse(oldest.createdAt) > from;
  const { load } = older;
  useEffect(() => {
    if (isShort) load();
  }, [isShort, load]);
}
