import type { LiveEvent } from "@/lib/contract/event";

/**
 * Lets through at most one event of a kind and session per `windowMs`: the first at once, the last of the rest at the
 * window's end, so that a busy agent does not make the page read without pause. Rollbacks and the host pass untouched.
 */
export function makeCoalescer(deliver: (event: LiveEvent) => void, windowMs: number) {
  const windows = new Map<string, { timer: ReturnType<typeof setTimeout>; waiting: LiveEvent | undefined }>();

  const openWindow = (key: string) => {
    const timer = setTimeout(() => {
      const waiting = windows.get(key)?.waiting;
      windows.delete(key);
      if (waiting === undefined) return;
      deliver(waiting);
      openWindow(key);
    }, windowMs);
    windows.set(key, { timer, waiting: undefined });
  };

  return {
    push(event: LiveEvent): void {
      if (event.type === "rollback" || event.type === "host") {
        deliver(event);
        return;
      }
      const key = "sessionId" in event ? `${event.type} ${event.sessionId}` : event.type;
      const open = windows.get(key);
      if (open) {
        open.waiting = event;
        return;
      }
      deliver(event);
      openWindow(key);
    },
    stop(): void {
      for (const { timer } of windows.values()) clearTimeout(timer);
      windows.clear();
    },
  };
}
