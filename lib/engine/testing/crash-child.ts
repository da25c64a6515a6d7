// A process that rolls a demo session back and kills itself at a given boundary. Started by the crash suite.
import { SnapshotId } from "@/lib/contract/ids";
import { RollbackRequest } from "@/lib/contract/rollback";
import type { EngineDeps } from "@/lib/engine/ports";
import { startRollback } from "@/lib/engine/rollback";
import { settleRollbacks } from "@/lib/engine/settle";
import { createDemoHost } from "@/lib/hosts/demo/demo-host";
import { openStore } from "@/lib/store/open-store";
import { crashClock, SEED } from "./crash-clock";

const CHANGING = new Set<PropertyKey>([
  "beginRollback",
  "saveRollback",
  "finishRollback",
  "putSnapshot",
  "abortRuns",
  "restoreContext",
  "restoreMemory",
  "restoreFiles",
  "restoreSettings",
]);

const [mode, url, statePath, id, killAt, aheadMs] = process.argv.slice(2);
if (!url || !statePath || !id)
  throw new Error("crash-child <rollback|settle> <database> <demo state> <snapshot> <kill at> <ahead>");

let calls = 0;
/** Kills this process, as a power cut would, right before the call that is named, or the n-th that changes something. */
function deadly<Port extends object>(port: Port): Port {
  return new Proxy(port, {
    get(target, name) {
      const member = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...given: unknown[]) => {
        if (CHANGING.has(name) && (name === killAt || calls++ === Number(killAt)))
          process.kill(process.pid, "SIGKILL");
        return Reflect.apply(member, target, given);
      };
    },
  });
}

const clock = crashClock(Number(aheadMs));
const store = await openStore({ url, clock });
const deps: EngineDeps = {
  host: deadly(createDemoHost({ seed: SEED, clock, statePath })),
  store: deadly(store.snapshots),
  health: store.health,
  alerts: { raise: async () => {} },
  clock,
  events: { publish: () => {} },
  holder: `child-${process.pid}`,
};
if (mode === "settle") await settleRollbacks(deps);
else {
  const snapshot = await deps.store.findSnapshot(SnapshotId.parse(id));
  if (!snapshot) throw new Error("The snapshot is missing.");
  const request = RollbackRequest.parse({ snapshotId: snapshot.id });
  await (
    await startRollback(
      deps,
      { actor: { kind: "user", name: "operator" }, requestId: null },
      snapshot.sessionId,
      request,
    )
  ).done;
}
await store.close();
