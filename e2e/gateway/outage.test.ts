import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Rollback } from "@/lib/contract/rollback";
import type { EngineDeps, SessionHost } from "@/lib/engine/ports";
import { startRollback } from "@/lib/engine/rollback";
import { getRollback } from "@/lib/engine/rollbacks";
import { settleRollbacks } from "@/lib/engine/settle";
import { readState } from "@/lib/engine/state";
import { bringBackGateway, deps, gateway, newSession, operator, startLab, stopLab } from "./fidelity/lab";
import { digest, next, requester, rollBack, type Story, story } from "./fidelity/story";

// The gateway dies in the middle of a rollback. When it is back, the session is wholly in the target or wholly in the
// state before, the journal says in which, and every snapshot is still there.

beforeAll(startLab);
afterAll(stopLab);

/** A call of the host, before or after which the gateway is killed. */
interface Death {
  method: "capture" | "restoreContext" | "restoreMemory" | "restoreSettings";
  call: number;
  when: "before" | "after";
}

function dyingHost(host: SessionHost, { method, call, when }: Death): SessionHost {
  let calls = 0;
  return new Proxy(host, {
    get: (target, name) => {
      const member = Reflect.get(target, name);
      if (name !== method) return member;
      return async (...given: unknown[]) => {
        calls += 1;
        const dies = calls === call;
        if (dies && when === "before") await gateway.kill();
        const result = await Reflect.apply(member, target, given);
        if (dies && when === "after") await gateway.kill();
        return result;
      };
    },
  });
}

/** Does damage, rolls it back over a gateway that dies, brings the gateway back and settles what was left open. */
async function rollBackWhileItDies({ session, target }: Story, death: Death) {
  await operator.turn(session, 'Wrong turn.\n!tool write {"path":"MEMORY.md","content":"# nonsense\\n"}');
  const damaged = await digest(session);
  const dying: EngineDeps = { ...deps, host: dyingHost(deps.host, death) };
  const request = { snapshotId: target.id, preserveMemory: false, onActiveRun: "abort" } as const;
  const { id } = await (await startRollback(dying, requester, session, request)).done;
  await bringBackGateway();
  await settleRollbacks(deps);
  return { damaged, settled: await getRollback(deps, id) };
}

/** The digest that the session must have by what the journal says. */
function promisedDigest({ status, outcome }: Rollback, told: Story, damaged: string): string {
  if (status === "completed") return told.target.stateDigest;
  expect({ status, outcome }).toEqual({ status: "failed", outcome: "put_back" });
  return damaged;
}

const deaths: [moment: string, death: Death][] = [
  // The first capture is the safety snapshot, the second looks whether anything came after it, the third reads back.
  ["before the safety snapshot", { method: "capture", call: 1, when: "before" }],
  ["before the context is put back", { method: "restoreContext", call: 1, when: "before" }],
  ["between context and memory", { method: "restoreContext", call: 1, when: "after" }],
  ["between memory and settings", { method: "restoreMemory", call: 1, when: "after" }],
  ["before the settings are put back", { method: "restoreSettings", call: 1, when: "before" }],
  ["before the state is read back", { method: "capture", call: 3, when: "before" }],
];

describe("a gateway killed in the middle of a rollback", () => {
  it.each(deaths)(
    "%s, leaves the session whole, and the way back open",
    async (_moment, death) => {
      const told = await story(await newSession());

      const { damaged, settled } = await rollBackWhileItDies(told, death);

      expect(await digest(told.session)).toBe(promisedDigest(settled, told, damaged));
      for (const id of [told.target.id, settled.safetySnapshotId])
        if (id) await readState(deps, told.session, id);
      await rollBack(told.session, told.target.id);
      expect(await next(told.session)).toEqual(told.expected);
    },
    300_000,
  );
});
