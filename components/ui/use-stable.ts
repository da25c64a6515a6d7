"use client";

import { useCallback, useLayoutEffect, useRef } from "react";

/** A function that stays the same and does what the newest one would: for rows that are drawn anew only when they change. */
export function useStable<Args extends unknown[]>(run: (...args: Args) => void): (...args: Args) => void {
  const newest = useRef(run);
  useLayoutEffect(() => {
    newest.current = run;
  });
  return useCallback((...args: Args) => newest.current(...args), []);
}
