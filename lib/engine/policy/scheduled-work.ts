import type { SessionId } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";
import { auditEvent } from "../audit";
import { captureSnapshot } from "../capture";
import { readLiveState } from "../live-state";
import type { HostSession, Requester, StoredSnapshot } from "../ports";
import type { PolicyDeps } from "./ports";
import { toPrunable } from "./retention";
import type { ScheduledWork } from "./schedule";
import { TRASH_MS } from "./trash";

const PAGE = 200;

export const policyRequester = (name: string): Requester => ({
  actor: { kind: "policy", name },
  requestId: null,
});

/** The work of the schedule, done by the engine's own verbs. */
export function scheduledWork(deps: PolicyDeps, onError: ScheduledWork["onError"]): ScheduledWork {
  let sessions: HostSession[] = [];
  return {
    claims: deps.policies,
    onError,
    liveSessions: async () => {
      sessions = (await deps.host.listSessions()).filter(({ archived }) => !archived);
      return sessions.map(({ id }) => id);
    },
    keptSessions: async () => (await deps.store.sessionTotals()).map(({ sessionId }) => sessionId),
    lastScheduled: async (sessionId) => {
      const term = {
        key: "kind",
        comparison: "is",
        values: ["scheduled"],
        negated: false,
        at: 0,
        length: 0,
      } as const;
      const query = { terms: [{ ...term, values: ["scheduled"] as [string] }], words: [] };
      return (await deps.store.listSnapshots({ sessionId, query, limit: 1 })).items[0]?.name;
    },
    hasChanged: (sessionId) => hasChanged(deps, sessionId, sessions),
    capture: async (sessionId, name, policy) => {
      await captureSnapshot(deps, policyRequester(policy.name), sessionId, { name, kind: "scheduled" });
    },
    snapshotsOf: (sessionId) => readPrunable(deps, sessionId),
    putAway: async (sessionId, snapshotId, policy) => {
      const audit = auditEvent(deps, policyRequester(policy.name), "snapshot.prune", "succeeded", {
        sessionId,
        snapshotId,
      });
      if (await deps.policies.trashSnapshot(snapshotId, audit))
        deps.events.publish({ type: "snapshot", sessionId, snapshotId, change: "deleted" });
    },
    emptyTrash: () => emptyTrash(deps),
  };
}

/** Whether the session is another than its newest snapshot. One whose agent rested since then is not even read. */
async function hasChanged(deps: PolicyDeps, sessionId: SessionId, sessions: HostSession[]): Promise<boolean> {
  const newest = await deps.store.newestSnapshot(sessionId);
  if (!newest) return true;
  const agentId = sessions.find(({ id }) => id === sessionId)?.agentId;
  // Sessions of one agent share its memory and files.
  const mates = sessions.filter((session) => session.agentId === agentId);
  const rested = mates.every(
    ({ run, updatedAt }) => run === null && updatedAt !== null && updatedAt < newest.createdAt,
  );
  if (rested) return false;
  const { encoded } = await readLiveState(deps, sessionId, { pin: false, since: newest });
  return encoded.digest !== newest.stateDigest;
}

/** A session's snapshots with what protects each of them. */
export async function readPrunable(deps: PolicyDeps, sessionId: SessionId) {
  const [snapshots, rollbacks] = await Promise.all([
    readAll<StoredSnapshot>((cursor) =>
      deps.store.listSnapshots({ sessionId, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }),
    ),
    readAll<Rollback>((cursor) => deps.store.listRollbacks(sessionId, PAGE, cursor)),
  ]);
  return toPrunable(snapshots, rollbacks);
}

/** All pages of a list. */
export async function readAll<Item>(
  read: (cursor?: string) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

async function emptyTrash(deps: PolicyDeps): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - TRASH_MS);
  const requester: Requester = { actor: { kind: "system", name: "Clawback" }, requestId: null };
  const { removed, freedPins } = await deps.policies.emptyTrash(before, (snapshotId, sessionId) =>
    auditEvent(deps, requester, "snapshot.delete", "succeeded", {
      sessionId,
      snapshotId,
      why: "24 h in the trash",
    }),
  );
  // A pin that outlives its snapshot costs space on the host and nothing else.
  for (const pin of freedPins) await deps.host.dropPin(pin).catch(() => {});
  if (removed > 0) await deps.store.sweepBlobs();
}
