"use client";

import { useQuery } from "@tanstack/react-query";
import { useNow } from "@/components/ui/use-now";
import { healthOptions } from "@/lib/queries/options";

/** Less than this may be the way of the answer, and no wrong clock. */
const TOLERATED_MS = 2000;

/** The present moment by the server's clock, in ms: what the server dates is as old as the server says. */
export function useServerNow(stepMs = 1000): number | null {
  const now = useNow(stepMs);
  const { data, dataUpdatedAt } = useQuery({ ...healthOptions(), enabled: false });
  if (now === null) return null;
  return now.getTime() + (data === undefined ? 0 : clockOffset(data.now, dataUpdatedAt));
}

/** How far the server's clock is ahead of the browser's. */
export function clockOffset(serverNow: string, readAt: number): number {
  const offset = Date.parse(serverNow) - readAt;
  return Math.abs(offset) > TOLERATED_MS ? offset : 0;
}
