import type { LiveEvent } from "@/lib/contract/event";
import { apiClient } from "@/lib/queries/client";
import { makeCoalescer } from "./coalesce";

export type LiveMode = "connecting" | "live" | "polling";

interface FollowOptions {
  onMode: (mode: LiveMode) => void;
  onEvent: (event: LiveEvent) => void;
  /** Something may have been missed, or the poll is due: read again what is on screen. */
  onMissed: () => void;
  /** There was a stream before this one: what came in between is missed. */
  reopened: boolean;
}

const POLL_MS = 10_000;
/** The server says something every 10 s: a stream that is silent for longer than this is not live. */
const SILENCE_MS = 15_000;
const BURST_MS = 1000;

/**
 * Follows the server's events until the returned function is called. After a break it goes on from the last event, or is
 * told that this is not possible; in between everything is read every 10 s.
 */
export function followLive({ onMode, onEvent, onMissed, reopened }: FollowOptions): () => void {
  const end = new AbortController();
  const burst = makeCoalescer(onEvent, BURST_MS);
  let poll: ReturnType<typeof setInterval> | undefined;
  let mayHaveMissed = reopened;

  const onBreak = () => {
    mayHaveMissed = true;
    onMode("polling");
    poll ??= setInterval(onMissed, POLL_MS);
  };
  apiClient()
    .events({
      signal: end.signal,
      silenceMs: SILENCE_MS,
      onEvent: burst.push,
      onReset: onMissed,
      onBreak,
      onOpen: () => {
        clearInterval(poll);
        poll = undefined;
        if (mayHaveMissed) onMissed();
        mayHaveMissed = false;
        onMode("live");
      },
    })
    // Refused for good, by a sign-in that ran out for example: the reads say so themselves.
    .catch(onBreak);

  return () => {
    end.abort();
    burst.stop();
    clearInterval(poll);
  };
}
