import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SessionId } from "@/lib/contract/ids";
import { captureSnapshot } from "@/lib/engine/capture";
import { diffStates } from "@/lib/engine/diff/diff-states";
import type { EngineDeps } from "@/lib/engine/ports";
import { MemoryHost } from "@/lib/engine/testing/memory-host";
import { openStore, type Store } from "@/lib/store/open-store";
import { timeRounds } from "./measure";
import { jsonDiff } from "./peers.mjs";
import { damaged, sessionOf } from "./transcript";

const clock = { now: () => new Date() };
const sessionId = SessionId.parse("agent:main:bench");

interface DiffTimes {
  /** Both states stored, nothing of them in memory: what the first comparison costs. */
  coldMs: number;
  /** What it costs again. */
  warmMs: number;
}

/** Compares two stored states: one message edited in the middle, ten behind. */
export async function diffWithClawback(length: number, rounds: number): Promise<DiffTimes> {
  const folder = mkdtempSync(join(tmpdir(), "clawback-bench-"));
  const url = `sqlite:${join(folder, "clawback.db")}`;
  const host = new MemoryHost(sessionId, sessionOf(length));
  const depsOf = (store: Store): EngineDeps => ({
    host,
    store: store.snapshots,
    clock,
    events: { publish: () => {} },
    holder: "bench",
  });
  const requester = { actor: { kind: "system", name: "bench" }, requestId: null } as const;

  const writing = await openStore({ url, clock });
  const from = await captureSnapshot(depsOf(writing), requester, sessionId, { name: "before" });
  host.become(damaged(host.content));
  const to = await captureSnapshot(depsOf(writing), requester, sessionId, { name: "after" });
  await writing.close();
  const sides = { from: from.id, to: to.id };

  const stores = await Promise.all(Array.from({ length: rounds * 2 }, () => openStore({ url, clock })));
  for (const store of stores) await store.snapshots.findSnapshot(from.id);
  const coldMs = await timeRounds(rounds, (index) => {
    const store = stores[index];
    if (!store) throw new Error("There is a store for every round.");
    return diffStates(depsOf(store), sessionId, sides);
  });
  for (const store of stores) await store.close();

  const store = await openStore({ url, clock });
  const warmMs = await timeRounds(rounds, () => diffStates(depsOf(store), sessionId, sides));
  await store.close();
  rmSync(folder, { recursive: true });
  return { coldMs, warmMs };
}

/** jsondiffpatch on both whole states, parsed already. */
export async function diffWithJsondiffpatch(length: number, rounds: number): Promise<number> {
  const from = sessionOf(length);
  const to = structuredClone(damaged(from));
  const diff = await jsonDiff();
  return timeRounds(rounds, () => diff(from, to));
}
