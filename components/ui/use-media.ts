"use client";

import { useCallback, useSyncExternalStore } from "react";

/** Whether a media query holds; `atFirst` while the server renders, which knows no window. */
export function useMedia(query: string, atFirst = false): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => atFirst,
  );
}
