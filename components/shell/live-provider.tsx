"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { applyEvent } from "@/lib/queries/live";
import { followLive, type LiveMode } from "./follow-live";

const LiveContext = createContext<LiveMode>("connecting");

/** How the page learns of changes: `live` by events, `polling` every 10 s while events do not come. */
export const useLiveMode = (): LiveMode => useContext(LiveContext);

/** Keeps everything on screen current: one event stream for the page, reading again every 10 s when it breaks. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [mode, setMode] = useState<LiveMode>("connecting");

  useEffect(
    () =>
      followLive({
        onMode: setMode,
        onEvent: (event) => applyEvent(queries, event),
        onMissed: () => void queries.invalidateQueries(),
      }),
    [queries],
  );

  return <LiveContext value={mode}>{children}</LiveContext>;
}
