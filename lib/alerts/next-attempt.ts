const FIRST_MS = 5000;
const MOST_MS = 3_600_000;
/** For two days: a night and a day off must not lose an alert. */
const GIVE_UP_AFTER_MS = 48 * 3_600_000;

interface Tried {
  createdAt: Date;
  now: Date;
  /** Attempts so far, at least 1. */
  attempts: number;
  /** What the target asked for. */
  retryAfterMs: number | null;
  /** From 0 to 1. */
  random: number;
}

/**
 * When to try again: 5 s, 10 s, 20 s … at most an hour apart, each up to a fifth more or less, so that many that failed
 * together do not come back together. Null when it is over: two days after the alert.
 */
export function nextAttempt({ createdAt, now, attempts, retryAfterMs, random }: Tried): Date | null {
  if (now.getTime() - createdAt.getTime() >= GIVE_UP_AFTER_MS) return null;
  const backoffMs = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 30)) * (0.8 + 0.4 * random);
  const askedMs = Math.min(MOST_MS, retryAfterMs ?? 0);
  return new Date(now.getTime() + Math.round(Math.max(backoffMs, askedMs)));
}
