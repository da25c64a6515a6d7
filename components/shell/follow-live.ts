import { LiveEvent } from "@/lib/contract/event";
import { makeCoalescer } from "./coalesce";

export type LiveMode = "connecting" | "live" | "polling";

interface FollowOptions {
  onMode: (mode: LiveMode) => void;
  onEvent: (event: LiveEvent) => void;
  /** Something may have been missed, or the poll is due: read again what is on screen. */
  onMissed: () => void;
}

const EVENTS_URL = "/api/v1/events";
const EVENT_NAMES = ["message", "session", "sessions", "snapshot", "rollback", "host"];
const POLL_MS = 10_000;
/** A stream that was refused, not broken, is only opened again by us. */
const REOPEN_MS = 10_000;
const BURST_MS = 1000;

/** Follows the server's events until the returned function is called. */
export function followLive({ onMode, onEvent, onMissed }: FollowOptions): () => void {
  let source: EventSource | undefined;
  let reopen: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setInterval> | undefined;
  let wasBroken = false;
  const burst = makeCoalescer(onEvent, BURST_MS);

  const onOpen = () => {
    clearInterval(poll);
    poll = undefined;
    onMode("live");
    if (wasBroken) onMissed();
    wasBroken = false;
  };
  const onBreak = () => {
    wasBroken = true;
    onMode("polling");
    poll ??= setInterval(onMissed, POLL_MS);
    if (source?.readyState !== EventSource.CLOSED) return;
    clearTimeout(reopen);
    reopen = setTimeout(open, REOPEN_MS);
  };
  const onMessage = (message: MessageEvent<string>) => {
    const event = readEvent(message.data);
    if (event !== undefined) burst.push(event);
  };
  const open = () => {
    source?.close();
    source = new EventSource(EVENTS_URL);
    source.addEventListener("open", onOpen);
    source.addEventListener("error", onBreak);
    source.addEventListener("reset", onMissed);
    for (const name of EVENT_NAMES) source.addEventListener(name, onMessage);
  };

  open();
  return () => {
    source?.close();
    burst.stop();
    clearTimeout(reopen);
    clearInterval(poll);
  };
}

/** Undefined for what a newer server tells and this page does not know. */
function readEvent(data: string): LiveEvent | undefined {
  if (data === "") return undefined;
  const parsed = LiveEvent.safeParse(JSON.parse(data));
  return parsed.success ? parsed.data : undefined;
}
