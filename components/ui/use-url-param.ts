"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useCallback } from "react";

const TEXT = parseAsString.withDefault("").withOptions({ history: "replace", scroll: false });

/**
 * One search parameter of the page as state: a link reproduces it, and the back button does not walk through every
 * letter that was typed.
 */
export function useUrlParam(name: string): [string, (value: string) => void] {
  const [value, setValue] = useQueryState(name, TEXT);
  const set = useCallback((next: string) => void setValue(next === "" ? null : next), [setValue]);
  return [value, set];
}
