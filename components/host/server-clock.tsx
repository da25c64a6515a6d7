"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { setServerTime } from "@/components/ui/server-clock";
import { healthOptions } from "@/lib/queries/options";

/** Tells the page what time it is on the server, so that ages are right when the browser's clock is wrong. */
export function ServerClock() {
  const { data, dataUpdatedAt } = useQuery(healthOptions());
  const now = data?.now;
  // A change of the host's state is written into the same answer and brings no new time with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new time counts, not a later writing
  useEffect(() => {
    if (now !== undefined) setServerTime(now, dataUpdatedAt);
  }, [now]);
  return null;
}
