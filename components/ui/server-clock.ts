/** A difference below this is the time that the answer took, not a wrong clock. */
const SMALLEST_MS = 2000;

let offsetMs = 0;
const listeners = new Set<() => void>();

/** Keeps how far the server's clock is ahead of this browser's, as told by an answer that came at `receivedAt`. */
export function setServerTime(now: string, receivedAt: number): void {
  const ahead = Date.parse(now) - receivedAt;
  if (!Number.isFinite(ahead)) return;
  const next = Math.abs(ahead) < SMALLEST_MS ? 0 : ahead;
  if (Math.abs(next - offsetMs) < SMALLEST_MS) return;
  offsetMs = next;
  for (const listener of listeners) listener();
}

/** The present moment by the server's clock, in ms: what ages of its times are counted from. */
export const serverTime = (): number => Date.now() + offsetMs;

/** Calls `listener` when the two clocks turn out to differ more or less than thought. */
export function onServerTime(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
