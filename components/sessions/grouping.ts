import type { Session } from "@/lib/contract/session";

const TROUBLED: ReadonlySet<Session["status"]> = new Set(["failing", "rolling_back", "degraded"]);

export const needsAttention = (session: Session): boolean =>
  session.attention !== null || TROUBLED.has(session.status);

/** Splits what the server sent, in its order, into what needs a person and everything else. */
export function groupSessions(sessions: readonly Session[]): { attention: Session[]; rest: Session[] } {
  return {
    attention: sessions.filter(needsAttention),
    rest: sessions.filter((session) => !needsAttention(session)),
  };
}

const HOUR_MS = 3_600_000;

/** Whether a session at work has no snapshot of the last hour: a rollback would lose more than that. */
export function isUnprotected({ run, updatedAt, deleted, lastSnapshot }: Session, now: number): boolean {
  const ageOf = (at: string) => now - Date.parse(at);
  const atWork = run !== null || (updatedAt !== null && ageOf(updatedAt) < HOUR_MS);
  return atWork && !deleted && (lastSnapshot === null || ageOf(lastSnapshot.createdAt) > HOUR_MS);
}
