"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { LiveEvent } from "@/lib/contract/event";
import { applyEvent, rememberHost, rememberRollback } from "@/lib/queries/live";
import { setLivePaused } from "@/lib/queries/live-pause";
import { followLive, type LiveMode } from "./follow-live";
import { HeldChanges } from "./held-changes";

interface Live {
  /** How the page learns of changes: `live` by events, `polling` every 10 s while events do not come. */
  mode: LiveMode;
  /** The reader holds the page as it is. */
  paused: boolean;
  /** How many things changed meanwhile; null when that is not known. */
  waiting: number | null;
  setPaused: (paused: boolean) => void;
  /** Opens the event stream anew at once. */
  reconnect: () => void;
}

const LiveContext = createContext<Live | null>(null);

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error("useLive needs a LiveProvider around it");
  return live;
}

/**
 * Keeps everything on screen current: one event stream for the page, reading again every 10 s when it breaks. While
 * paused, changes are counted and read once on resume; only the state of the host and the steps of a rollback, which
 * somebody waits for, go on.
 */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [mode, setMode] = useState<LiveMode>("connecting");
  const [paused, setPausedState] = useState(false);
  const [waiting, setWaiting] = useState<number | null>(0);
  const [attempt, setAttempt] = useState(0);
  const held = useRef(new HeldChanges());
  const isPaused = useRef(false);

  useEffect(
    () =>
      followLive({
        onMode: setMode,
        onEvent: (event) => {
          if (!isPaused.current) return applyEvent(queries, event);
          showUrgent(queries, event);
          held.current.add(event);
          setWaiting(held.current.count);
        },
        reopened: attempt > 0,
        onMissed: () => {
          if (!isPaused.current) return void queries.invalidateQueries();
          held.current.addUnknown();
          setWaiting(null);
        },
      }),
    [queries, attempt],
  );

  useEffect(() => () => setLivePaused(false), []);

  const live = useMemo<Live>(
    () => ({
      mode,
      paused,
      waiting,
      setPaused: (next) => {
        isPaused.current = next;
        setLivePaused(next);
        setPausedState(next);
        restartIntervals(queries);
        if (next) return;
        const changes = held.current.take();
        setWaiting(0);
        if (changes === "everything") void queries.invalidateQueries();
        else for (const event of changes) applyEvent(queries, event);
      },
      reconnect: () => setAttempt((count) => count + 1),
    }),
    [mode, paused, waiting, queries],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

function showUrgent(queries: QueryClient, event: LiveEvent): void {
  if (event.type === "rollback") rememberRollback(queries, event.rollback);
  if (event.type === "host") rememberHost(queries, event.status);
}

/** Has every polling on screen look again whether it may go on. */
function restartIntervals(queries: QueryClient): void {
  for (const query of queries.getQueryCache().getAll()) {
    for (const observer of query.observers) observer.setOptions({ ...observer.options });
  }
}
