import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import type { RecoveryPolicy } from "@/lib/contract/policy";
import type { PrunableSnapshot } from "../prune";
import { choosePolicy } from "./choose-policy";
import type { PolicyStore } from "./ports";
import { hasRetention, selectDue } from "./retention";

/** Longer than a snapshot takes. A process that died leaves its tick for so long. */
const CLAIM_MS = 5 * 60_000;
const RETENTION_EVERY_MS = 5 * 60_000;

/** What the schedule does, in the words of whoever carries it out. */
export interface ScheduledWork {
  claims: Pick<PolicyStore, "claimTick" | "finishTick">;
  /** Sessions that can be captured. */
  liveSessions(): Promise<SessionId[]>;
  /** Sessions with snapshots, also those that are gone. */
  keptSessions(): Promise<SessionId[]>;
  /** The name of the newest snapshot that a schedule took. */
  lastScheduled(sessionId: SessionId): Promise<string | undefined>;
  hasChanged(sessionId: SessionId): Promise<boolean>;
  capture(sessionId: SessionId, name: string, policy: RecoveryPolicy): Promise<void>;
  snapshotsOf(sessionId: SessionId): Promise<PrunableSnapshot[]>;
  putAway(sessionId: SessionId, snapshotId: SnapshotId, policy: RecoveryPolicy): Promise<void>;
  /** Deletes what is long enough in the trash. */
  emptyTrash(): Promise<void>;
  /** Told of what failed for one session: the others go on, and it is tried again. */
  onError(error: unknown, sessionId: SessionId): void;
}

/** The newest tick that is due: those that were missed before it are one with it. */
export const tickOf = (intervalMs: number, now: Date): number =>
  Math.floor(now.getTime() / intervalMs) * intervalMs;

export const scheduledName = (tickMs: number): string => `scheduled-${tickMs}`;

/**
 * Does what is due at `now`: snapshots of sessions that changed, and retention. Every replica may call it at any time:
 * each piece of work is claimed, and what a claimant had done before it died is recognised by its name.
 */
export async function runSchedule(work: ScheduledWork, policies: RecoveryPolicy[], now: Date): Promise<void> {
  for (const sessionId of await work.liveSessions()) {
    const policy = choosePolicy(policies, sessionId)?.policy;
    const intervalMs = policy?.snapshotPolicy.intervalMs;
    if (!policy || !intervalMs) continue;
    await guarded(work, sessionId, () =>
      captureDue(work, sessionId, policy, { tickMs: tickOf(intervalMs, now), now }),
    );
  }
  if (policies.some(hasRetention)) await pruneDue(work, policies, now);
}

async function captureDue(
  work: ScheduledWork,
  sessionId: SessionId,
  policy: RecoveryPolicy,
  { tickMs, now }: { tickMs: number; now: Date },
): Promise<void> {
  const name = `snapshot ${sessionId}`;
  if (!(await claim(work, name, tickMs, policy.snapshotPolicy.intervalMs ?? 0))) return;
  const isDone = (await work.lastScheduled(sessionId)) === scheduledName(tickMs);
  if (!isDone && (await work.hasChanged(sessionId)))
    await work.capture(sessionId, scheduledName(tickMs), policy);
  await pruneSession(work, sessionId, policy, now);
  await work.claims.finishTick(name, tickMs);
}

async function pruneDue(work: ScheduledWork, policies: RecoveryPolicy[], now: Date): Promise<void> {
  const tickMs = tickOf(RETENTION_EVERY_MS, now);
  if (!(await claim(work, "retention", tickMs, RETENTION_EVERY_MS))) return;
  for (const sessionId of await work.keptSessions()) {
    const policy = choosePolicy(policies, sessionId)?.policy;
    if (!policy) continue;
    await guarded(work, sessionId, () => pruneSession(work, sessionId, policy, now));
  }
  await work.emptyTrash();
  await work.claims.finishTick("retention", tickMs);
}

/** What would be too old before anybody looks again goes now, so that nothing ever is. */
async function pruneSession(
  work: ScheduledWork,
  sessionId: SessionId,
  policy: RecoveryPolicy,
  now: Date,
): Promise<void> {
  if (!hasRetention(policy)) return;
  const nextLook = new Date(tickOf(RETENTION_EVERY_MS, now) + RETENTION_EVERY_MS);
  for (const id of selectDue(policy, await work.snapshotsOf(sessionId), nextLook))
    await work.putAway(sessionId, id, policy);
}

/** A claim so far ahead that no clock of ours made it is void. */
const claim = ({ claims }: ScheduledWork, work: string, tickMs: number, everyMs: number): Promise<boolean> =>
  claims.claimTick(work, tickMs, { ttlMs: CLAIM_MS, aheadMs: Math.max(everyMs, 3_600_000) });

async function guarded(work: ScheduledWork, sessionId: SessionId, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    work.onError(error, sessionId);
  }
}
