import type { SessionPlan } from "../plans/session-plan";
import { ramBytesAt } from "../pulse/health-of-pulse";
import type { DemoSession } from "../state";

const MINUTE_MS = 60_000;

/** A session of a demo that is set up at `now`, as it was at a moment before. */
export function sessionAt(session: DemoSession, { pulse }: SessionPlan, now: Date, at: Date): DemoSession {
  const isThen = (moment: string | null) => moment !== null && Date.parse(moment) <= at.getTime();
  const messages = session.messages.filter(({ createdAt }) => isThen(createdAt));
  return {
    ...session,
    messages,
    runs: session.runs.filter(({ startedAt }) => isThen(startedAt)),
    ramBytes: ramBytesAt(pulse, (now.getTime() - at.getTime()) / MINUTE_MS),
    updatedAt: messages.at(-1)?.createdAt ?? at.toISOString(),
  };
}
