"use client";

import { useCallback, useSyncExternalStore } from "react";

const NEVER = null;

/**
 * The present moment, anew every `stepMs`; null while the server renders, which knows neither the reader's clock nor
 * their zone.
 */
export function useNow(stepMs = 1000): Date | null {
  const subscribe = useCallback(
    (listener: () => void) => {
      const timer = setInterval(listener, stepMs);
      return () => clearInterval(timer);
    },
    [stepMs],
  );
  const step = useSyncExternalStore(
    subscribe,
    () => Math.floor(Date.now() / stepMs),
    () => NEVER,
  );
  return step === null ? null : new Date(step * stepMs);
}
