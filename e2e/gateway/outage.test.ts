import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Rollback } from "@/lib/contract/rollback";
import type { EngineDeps, SessionHost } from "@/lib/engine/ports";
import { startRollback } from "@/lib/engine/rollback";
import { getRollback } from "@/lib/engine/rollbacks";
import { settleRollbacks } from "@/lib/engine/settle";
import { readState } from "@/lib/engine/state";
import { bringBackGateway, deps, gateway, newSession, operator, startLab, stopLab } from "./fidelity/lab";
import { digest, next, requester, rollBack, type Story, story } from "./fidelity/story";

// The gateway dies in the middle of rollbacks. When it is back, each session is wholly in the target or wholly in the
// state before, the journal says in which, and every snapshot is still there. A gateway takes long to start: it dies
// once, when six sessions have each come to another moment of their rollback.

/** A call of the host, before or after which the gateway is killed. */
interface Moment {
  method: "capture" | "restoreContext" | "restoreMemory" | "restoreSettings";
  call: number;
  when: "before" | "after";
}

const moments = [
  // The first capture is the safety snapshot, the second looks whether anything came after it, the third reads back.
  ["before the safety snapshot", { method: "capture", call: 1, when: "before" }],
  ["before the context is put back", { method: "restoreContext", call: 1, when: "before" }],
  ["between context and memory", { method: "restoreContext", call: 1, when: "after" }],
  ["between memory and settings", { method: "restoreMemory", call: 1, when: "after" }],
  ["before the settings are put back", { method: "restoreSettings", call: 1, when: "before" }],
  ["before the state is read back", { method: "capture", call: 3, when: "before" }],
] as const satisfies [name: string, moment: Moment][];

/** A host that stands still at the moment: tells so, and goes on when `death` has come. */
function haltingHost(host: SessionHost, moment: Moment, arrived: () => void, death: Promise<void>) {
  let calls = 0;
  return new Proxy(host, {
    get: (target, name) => {
      const member = Reflect.get(target, name);
      if (name !== moment.method) return member;
      return async (...given: unknown[]) => {
        calls += 1;
        const isNow = calls === moment.call;
        const halt = () => {
          arrived();
          return death;
        };
        if (isNow && moment.when === "before") await halt();
        const result = await Reflect.apply(member, target, given);
        if (isNow && moment.when === "after") await halt();
        return result;
      };
    },
  });
}

/** Damages a session, and rolls it back until the moment. */
async function rollBackUntil(moment: Moment, death: Promise<void>) {
  const told = await story(await newSession());
  const { session, target } = told;
  await operator.turn(session, 'Wrong turn.\n!tool write {"path":"MEMORY.md","content":"# nonsense\\n"}');
  const damaged = await digest(session);
  const arrival = Promise.withResolvers<void>();
  const halting: EngineDeps = {
    ...deps,
    host: haltingHost(deps.host, moment, arrival.resolve, death),
  };
  const request = { snapshotId: target.id, preserveMemory: false, onActiveRun: "abort" } as const;
  const { rollback, done } = await startRollback(halting, requester, session, request);
  // One that ends before its moment would wait for a death that proves nothing.
  await Promise.race([
    arrival.promise,
    done.then(() => Promise.reject(new Error("It never came to its moment."))),
  ]);
  return { told, damaged, id: rollback.id, done };
}

interface Ending {
  told: Story;
  damaged: string;
  settled: Rollback;
}

/** Has the gateway die while every session stands at its moment, brings it back and settles what was left open. */
async function dieOnce(): Promise<Ending[]> {
  const death = Promise.withResolvers<void>();
  const begun = [];
  // One after the other: turns of several agents at a time make the gateway fail some of them.
  for (const [, moment] of moments) begun.push(await rollBackUntil(moment, death.promise));
  await gateway.kill();
  death.resolve();
  await Promise.all(begun.map(({ done }) => done));
  await bringBackGateway();
  await settleRollbacks(deps);
  return Promise.all(
    begun.map(async ({ told, damaged, id }) => ({ told, damaged, settled: await getRollback(deps, id) })),
  );
}

/** The digest that the session must have by what the journal says. */
function promisedDigest({ told, damaged, settled: { status, outcome } }: Ending): string {
  if (status === "completed") return told.target.stateDigest;
  expect({ status, outcome }).toEqual({ status: "failed", outcome: "put_back" });
  return damaged;
}

describe("a gateway killed in the middle of a rollback", () => {
  let endings: Ending[];
  beforeAll(async () => {
    await startLab();
    endings = await dieOnce();
  }, 400_000);
  afterAll(stopLab);

  it.each(moments.map(([name], index) => ({ name, index })))(
    "$name, leaves the session whole, and the way back open",
    async ({ index }) => {
      const ending = endings[index];
      if (ending === undefined) throw new Error("Every moment has an ending.");
      const { told, settled } = ending;

      expect(await digest(told.session)).toBe(promisedDigest(ending));
      for (const id of [told.target.id, settled.safetySnapshotId])
        if (id) await readState(deps, told.session, id);
      await rollBack(told.session, told.target.id);
      expect(await next(told.session)).toEqual(told.expected);
    },
  );
});
