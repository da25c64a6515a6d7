"use client";

import { useCallback, useSyncExternalStore } from "react";
import { onServerTime, serverTime } from "./server-clock";

const NEVER = null;

/**
 * The present moment by the browser's clock, anew every `stepMs`; null while the server renders, which knows neither the
 * reader's clock nor their zone. For clocks; for the age of something the server told use `useServerNow`.
 */
export const useNow = (stepMs = 1000): Date | null => useSteps(stepMs, Date.now);

/** The same by the server's clock: ages stay right when the browser's clock is wrong. */
export const useServerNow = (stepMs = 1000): Date | null => useSteps(stepMs, serverTime);

function useSteps(stepMs: number, read: () => number): Date | null {
  const subscribe = useCallback(
    (listener: () => void) => {
      const timer = setInterval(listener, stepMs);
      const stop = onServerTime(listener);
      return () => {
        clearInterval(timer);
        stop();
      };
    },
    [stepMs],
  );
  const step = useSyncExternalStore(
    subscribe,
    () => Math.floor(read() / stepMs),
    () => NEVER,
  );
  return step === null ? null : new Date(step * stepMs);
}
