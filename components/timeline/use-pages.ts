"use client";

import { useEffect, useMemo, useState } from "react";
import { useSnapshots } from "@/components/snapshot/use-snapshots";
import { useStable } from "@/components/ui/use-stable";
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

/** How far back the snapshots in the chart are known. */
export interface Reach {
  /** The oldest one that is read, when there are older ones in the time shown; else null. */
  since: string | null;
  isReading: boolean;
  /** Reads on. */
  readMore: () => void;
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

/** More are not read without being asked for: the chart says from when on it knows them. */
const MOST_UNASKED = 2000;

/** Reads older snapshots as far back as the chart reaches, and further on request. */
export function useReachBack(snapshots: Snapshot[], older: Older, from: number): Reach {
  const [most, setMost] = useState(MOST_UNASKED);
  const oldest = snapshots.at(-1);
  const lacks = older.has && oldest !== undefined && Date.parse(oldest.createdAt) > from;
  const mayRead = lacks && !older.failed && snapshots.length < most;
  const { load, loading } = older;
  useEffect(() => {
    if (mayRead && !loading) load();
  }, [mayRead, loading, load]);
  const readMore = useStable(() => {
    setMost(snapshots.length + MOST_UNASKED);
    if (older.failed) load();
  });
  const since = lacks ? oldest.createdAt : null;
  return useMemo(() => ({ since, isReading: mayRead, readMore }), [since, mayRead, readMore]);
}
