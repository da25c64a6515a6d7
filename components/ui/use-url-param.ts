"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";

/**
 * One search parameter of the page as state: a link reproduces it, and the back button does not walk through every
 * letter that was typed.
 */
export function useUrlParam(name: string): [string, (value: string) => void] {
  const search = useSearchParams();
  const pathname = usePathname();
  const value = search.get(name) ?? "";

  const set = useCallback(
    (next: string) => {
      const params = new URLSearchParams(window.location.search);
      if (next === "") params.delete(name);
      else params.set(name, next);
      const text = params.toString();
      // Next keeps useSearchParams in step with replaceState and asks the server for nothing.
      window.history.replaceState(null, "", text === "" ? pathname : `${pathname}?${text}`);
    },
    [name, pathname],
  );
  return [value, set];
}
