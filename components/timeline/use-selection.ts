"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsArrayOf, parseAsString, useQueryStates } from "nuqs";
import { useCallback, useState } from "react";
import { isSnapshotId } from "@/lib/contract/id-guards";
import type { SnapshotId } from "@/lib/contract/ids";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { snapshotOptions } from "@/lib/queries/options";
import type { Selection } from "./selection";
import { openingSnapshot } from "./timeline-entries";

const PARAMS = {
  snapshot: parseAsString.withDefault(""),
  also: parseAsArrayOf(parseAsString).withDefault([]),
};
const QUIETLY = { history: "replace", scroll: false } as const;

/** A row to bring into sight: because the page opens with it, or because it was asked for. */
export interface Sought {
  id: SnapshotId;
  isOpening: boolean;
}

/**
 * What is selected, as the address has it: bound to the snapshot and not to its row. Without a name in the address it
 * is the last healthy one, else the newest that still holds. A snapshot that is not in the list is read by itself; one
 * that is gone is `isMissing`, and no other is taken for it.
 */
export function useSelection(session: Session, snapshots: readonly Snapshot[]) {
  const [params, setParams] = useQueryStates(PARAMS, QUIETLY);
  const named = params.snapshot !== "";
  const wanted = isSnapshotId(params.snapshot) ? params.snapshot : null;
  const opening = session.lastHealthySnapshot?.id ?? openingSnapshot(snapshots)?.id ?? null;
  const main = named ? wanted : opening;
  const listed = main === null ? undefined : snapshots.find(({ id }) => id === main);
  const one = useQuery(snapshotOptions(session.id, listed === undefined ? main : null));
  const found = listed ?? one.data;
  // What the list says last healthy is may be gone by now: then the next best is taken, unless a link named it.
  const fallback = !named && one.isError ? openingSnapshot(snapshots) : undefined;
  const snapshot = found ?? fallback ?? null;
  const also = params.also.filter(isSnapshotId);
  const selection: Selection = {
    main: snapshot?.id ?? null,
    also: also.filter((id) => id !== snapshot?.id),
  };

  const [sought, setSought] = useState<Sought | null>(() =>
    main === null ? null : { id: main, isOpening: true },
  );
  const select = useCallback(
    (next: Selection) =>
      void setParams({ snapshot: next.main, also: next.also.length > 0 ? [...next.also] : null }),
    [setParams],
  );
  /** Selects one snapshot and brings its row into sight. */
  const seek = useCallback(
    (id: SnapshotId) => {
      select({ main: id, also: [] });
      setSought({ id, isOpening: false });
    },
    [select],
  );
  return {
    selection,
    snapshot,
    isMissing: named && snapshot === null && (wanted === null || one.isError),
    /** Something is selected, and still being read. */
    isComing: main !== null && snapshot === null && one.isPending,
    sought,
    select,
    seek,
  };
}
