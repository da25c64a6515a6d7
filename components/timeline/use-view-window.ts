"use client";

import { parseAsIsoDateTime, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { fitWindow, RANGES, type Range, type ViewWindow, windowOfRange } from "./view-window";

const PARAMS = { range: parseAsStringLiteral(RANGES), from: parseAsIsoDateTime, to: parseAsIsoDateTime };
const QUIETLY = { history: "replace", scroll: false } as const;

/**
 * What the chart shows, as the address has it: a range that ends now, or a window of its own. Without an end that one
 * goes on to the present.
 */
export function useViewWindow(usual: Range, now: number) {
  const [params, setParams] = useQueryStates(PARAMS, QUIETLY);
  const range = params.range ?? usual;

  const setRange = useCallback(
    (next: Range) => void setParams({ range: next === usual ? null : next, from: null, to: null }),
    [setParams, usual],
  );
  const setView = useCallback(
    ({ from, to, live }: ViewWindow) =>
      void setParams({ from: new Date(from), to: live ? null : new Date(to) }),
    [setParams],
  );
  const reset = useCallback(() => void setParams({ from: null, to: null }), [setParams]);
  const { from, to } = params;
  return useMemo(() => {
    const own = from === null ? null : fitWindow(from.getTime(), to?.getTime() ?? now, now);
    return {
      view: own ?? windowOfRange(range, now),
      range: own === null ? range : null,
      setRange,
      setView,
      reset,
    };
  }, [from, to, range, now, setRange, setView, reset]);
}
