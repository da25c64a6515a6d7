"use client";

import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import type { SnapshotId } from "@/lib/contract/ids";
import { useShiftArrows } from "./use-shift-arrows";

interface ListKeysOptions {
  /** The snapshots in the order of the list. */
  ids: readonly SnapshotId[];
  current: SnapshotId | null;
  list: { current: HTMLElement | null };
  onMove: (id: SnapshotId, extend: boolean) => void;
  /** Brings a row into sight. */
  reveal: (id: SnapshotId) => void;
  onEnter: () => void;
}

const STEPS: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** One tab stop for the list: arrows, J K, Home and End walk it, also from elsewhere on the page. */
export function useListKeys({ ids, current, list, onMove, reveal, onEnter }: ListKeysOptions) {
  const wanted = useRef<SnapshotId | null>(null);
  const stop = current !== null && ids.includes(current) ? current : (ids[0] ?? null);

  // A row that was out of sight is drawn first, and takes the focus then.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  const goTo = (index: number, extend = false) => {
    const id = ids[Math.min(ids.length - 1, Math.max(0, index))];
    if (id === undefined) return;
    wanted.current = id;
    onMove(id, extend);
    reveal(id);
  };
  const step = (by: number, extend = false) => goTo((stop === null ? -1 : ids.indexOf(stop)) + by, extend);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (!(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return;
    const by = STEPS[event.key];
    if (by !== undefined) step(by);
    else if (event.key === "Home") goTo(0);
    else if (event.key === "End") goTo(ids.length - 1);
    else if (event.key === "Enter") onEnter();
    else return;
    event.preventDefault();
  };
  useHotkeys({ ArrowDown: () => step(1), j: () => step(1), ArrowUp: () => step(-1), k: () => step(-1) });
  useShiftArrows({ ArrowDown: () => step(1, true), ArrowUp: () => step(-1, true) });

  return { stop, onKeyDown };
}
