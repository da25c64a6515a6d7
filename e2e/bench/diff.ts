import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SessionId } from "@/lib/contract/ids";
import { captureSnapshot } from "@/lib/engine/capture";
import { diffStates } from "@/lib/engine/diff/diff-states";
import type { EngineDeps, StateContent } from "@/lib/engine/ports";
import { MemoryHost } from "@/lib/engine/testing/memory-host";
import { openStore, type Store } from "@/lib/store/open-store";
import { median, timed } from "./measure";
import { jsonDiff } from "./peers.mjs";
import { damaged, sessionOf } from "./transcript";

const WARM_UPS = 15;
const clock = { now: () => new Date() };
const sessionId = SessionId.parse("agent:main:bench");

interface DiffTimes {
  /** Both states stored, nothing of them in memory: what the first comparison costs. */
  coldMs: number;
  /** What it costs again. */
  warmMs: number;
  /** jsondiffpatch on both whole states, parsed already. */
  peerMs: number;
}

/** Compares two states, one message edited in the middle and ten behind; the ways to do it take turns. */
export async function measureDiffs(length: number, rounds: number): Promise<DiffTimes> {
  const folder = mkdtempSync(join(tmpdir(), "clawback-bench-"));
  const url = `sqlite:${join(folder, "clawback.db")}`;
  const before = sessionOf(length);
  const after = structuredClone(damaged(before));
  const sides = await storeBoth(url, before, after);
  const jsonDiffOf = await jsonDiff();
  const warmStore = await openStore({ url, clock });
  // Stored states are compared without the host.
  const nobody = new MemoryHost(sessionId, sessionOf(0));
  const warm = depsOf(warmStore, nobody);
  const times = { cold: [0], warm: [0], peer: [0] };
  for (let round = -WARM_UPS; round < rounds; round += 1) {
    if (round === 0) Object.assign(times, { cold: [], warm: [], peer: [] });
    const coldStore = await openStore({ url, clock });
    const cold = depsOf(coldStore, nobody);
    times.cold.push(await timed(() => diffStates(cold, sessionId, sides)));
    await coldStore.close();
    times.warm.push(await timed(() => diffStates(warm, sessionId, sides)));
    times.peer.push(await timed(() => jsonDiffOf(before, after)));
  }
  await warmStore.close();
  rmSync(folder, { recursive: true });
  return { coldMs: median(times.cold), warmMs: median(times.warm), peerMs: median(times.peer) };
}

async function storeBoth(url: string, before: StateContent, after: StateContent) {
  const store = await openStore({ url, clock });
  const host = new MemoryHost(sessionId, before);
  const requester = { actor: { kind: "system", name: "bench" }, requestId: null } as const;
  const from = await captureSnapshot(depsOf(store, host), requester, sessionId, { name: "before" });
  host.become(after);
  const to = await captureSnapshot(depsOf(store, host), requester, sessionId, { name: "after" });
  await store.close();
  return { from: from.id, to: to.id };
}

function depsOf(store: Store, host: MemoryHost): EngineDeps {
  return {
    host,
    store: store.snapshots,
    health: store.health,
    alerts: { raise: async () => {} },
    clock,
    events: { publish: () => {} },
    holder: "bench",
  };
}
