import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import { type Rollback, RollbackRequest } from "@/lib/contract/rollback";
import { captureSnapshot } from "@/lib/engine/capture";
import { readLiveState } from "@/lib/engine/live-state";
import type { EngineDeps, Requester } from "@/lib/engine/ports";
import { startRollback } from "@/lib/engine/rollback";
import { startUndo } from "@/lib/engine/undo";
import { openStore } from "@/lib/store/open-store";
import { createDemoHost } from "../demo-host";

export const OPERATOR: Requester = { actor: { kind: "user", name: "operator" }, requestId: null };

/** The engine over a real SQLite store in a scratch folder and a demo host. Close it at the end. */
export async function aDemoEngine() {
  const folder = mkdtempSync(join(tmpdir(), "clawback-story-"));
  let nowMs = Date.parse("2026-11-22T02:57:00.000Z");
  // Every look at the clock is a millisecond later, so that order is never a matter of luck.
  const clock = { now: () => new Date(nowMs++) };
  const store = await openStore({ url: `sqlite:${join(folder, "clawback.db")}`, clock });
  const host = createDemoHost({ seed: 7, clock });
  const deps: EngineDeps = {
    host,
    store: store.snapshots,
    health: store.health,
    alerts: { raise: async () => {} },
    clock,
    events: { publish: () => {} },
    holder: "test",
  };

  return {
    host,
    deps,
    passMs(ms: number) {
      nowMs += ms;
    },
    snapshot: (sessionId: SessionId, name = "before") => captureSnapshot(deps, OPERATOR, sessionId, { name }),
    async rollBack(
      sessionId: SessionId,
      snapshotId: SnapshotId,
      options: Partial<RollbackRequest> = {},
    ): Promise<Rollback> {
      const request = RollbackRequest.parse({ snapshotId, ...options });
      return (await startRollback(deps, OPERATOR, sessionId, request)).done;
    },
    async undo({ id }: Rollback): Promise<Rollback> {
      return (await startUndo(deps, OPERATOR, id, {})).done;
    },
    /** Also of a session that is gone: then it is the digest of its absence and of the workspace. */
    async digestOf(sessionId: SessionId) {
      return (await readLiveState(deps, sessionId, { pin: false })).encoded.digest;
    },
    async close() {
      await host.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
