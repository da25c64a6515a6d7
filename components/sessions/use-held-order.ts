"use client";

import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Session } from "@/lib/contract/session";
import { arrange, isSameOrder, wantedOrder } from "./held-order";

const MOVES_AT_MOST_EVERY_MS = 10_000;
const LOOK_EVERY_MS = 1000;
const AT_TOP_PX = 8;

/**
 * Keeps rows in their places while their values change. They move at most every 10 s, and never while the list is
 * scrolled, or pointer or focus is in it; `rearrange` moves them at once.
 */
export function useHeldOrder(sessions: readonly Session[], list: RefObject<HTMLElement | null>) {
  const [held, setHeld] = useState(() => wantedOrder(sessions));
  const latest = useRef(sessions);
  const movedAt = useRef(0);
  useEffect(() => {
    latest.current = sessions;
  }, [sessions]);

  const rearrange = useCallback(() => {
    movedAt.current = Date.now();
    setHeld((now) => {
      const wanted = wantedOrder(latest.current);
      return isSameOrder(now, wanted) ? now : wanted;
    });
  }, []);

  useEffect(() => {
    movedAt.current = Date.now();
    const timer = setInterval(() => {
      const isDue = Date.now() - movedAt.current >= MOVES_AT_MOST_EVERY_MS;
      if (isDue && isLeftAlone(list.current)) rearrange();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [list, rearrange]);

  const arrangement = useMemo(() => arrange(held, sessions), [held, sessions]);
  return { ...arrangement, rearrange };
}

const isLeftAlone = (list: HTMLElement | null): boolean =>
  list !== null &&
  list.scrollTop < AT_TOP_PX &&
  !list.matches(":hover") &&
  !list.contains(document.activeElement);
