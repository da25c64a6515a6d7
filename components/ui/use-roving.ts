"use client";

import { type KeyboardEvent, useCallback, useRef } from "react";
import { useHotkeys } from "./use-hotkeys";

const STEP: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

interface RovingOptions {
  /** Ids of the rows in their order. */
  ids: readonly string[];
  /** The row that Tab reaches; the first one when it is not in the list. */
  current: string | null;
  onMove: (id: string) => void;
  onEnter?: ((id: string) => void) | undefined;
}

/**
 * One tab stop for a whole list: arrows, J K, Home and End move, Enter opens. Spread the result on list and rows.
 * Arrows and J K also reach the list from anywhere else on the page.
 */
export function useRoving({ ids, current, onMove, onEnter }: RovingOptions) {
  const list = useRef<HTMLDivElement>(null);
  const stop = current !== null && ids.includes(current) ? current : (ids[0] ?? null);

  const focusRow = useCallback((id: string) => {
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (!(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return;
    const here = ids.indexOf(event.target.dataset.row);
    if (event.key === "Enter" && onEnter && ids[here] !== undefined) {
      event.preventDefault();
      onEnter(ids[here]);
      return;
    }
    const to = destination(event.key, here, ids.length - 1);
    const id = to === null ? undefined : ids[to];
    if (id === undefined) return;
    event.preventDefault();
    onMove(id);
    focusRow(id);
  };

  const step = (by: number) => {
    const at = stop === null ? -1 : ids.indexOf(stop);
    const id = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
    if (id === undefined) return;
    onMove(id);
    focusRow(id);
  };
  useHotkeys({ ArrowDown: () => step(1), j: () => step(1), ArrowUp: () => step(-1), k: () => step(-1) });

  const rowProps = (id: string) => ({
    "data-row": id,
    tabIndex: id === stop ? 0 : -1,
    "aria-selected": id === current,
  });

  return { listProps: { ref: list, onKeyDown }, rowProps, focusRow };
}

function destination(key: string, here: number, last: number): number | null {
  if (key === "Home") return 0;
  if (key === "End") return last;
  const step = STEP[key];
  return step === undefined ? null : Math.min(last, Math.max(0, here + step));
}
