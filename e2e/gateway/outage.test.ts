import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Rollback } from "@/lib/contract/rollback";
import type { EngineDeps, SessionHost } from "@/lib/engine/ports";
import { startRollback } from "@/lib/engine/rollback";
import { settleRollbacks } from "@/lib/engine/settle";
import { bringBackGateway, deps, gateway, newSession, operator, startLab, stopLab } from "./fidelity/lab";
import { digest, next, requester, rollBack, type Story, safetyDigest, story } from "./fidelity/story";

// The gateway dies in the middle of a rollback. When it is back, the session is wholly in the target or wholly in the
// state before, the journal says in which, and the snapshot still leads back.

beforeAll(startLab);
afterAll(stopLab);

type Step = "restoreContext" | "restoreMemory" | "restoreSettings";

/** The host, before or after one of whose steps the gateway is killed, once. */
function dyingHost(host: SessionHost, step: Step, when: "before" | "after"): SessionHost {
  return new Proxy(host, {
    get: (target, name) => {
      if (name !== step) return Reflect.get(target, name);
      return async (...args: unknown[]) => {
        if (when === "before") await gateway.kill();
        const result = await Reflect.apply(Reflect.get(target, step), target, args);
        if (when === "after") await gateway.kill();
        return result;
      };
    },
  });
}

async function rollBackWhileItDies(told: Story, step: Step, when: "before" | "after"): Promise<Rollback> {
  await operator.turn(
    told.session,
    'Wrong turn.\n!tool write {"path":"MEMORY.md","content":"# nonsense\\n"}',
  );
  const dying: EngineDeps = { ...deps, host: dyingHost(deps.host, step, when) };
  const request = { snapshotId: told.target.id, preserveMemory: false, onActiveRun: "abort" } as const;
  const interrupted = await (await startRollback(dying, requester, told.session, request)).done;
  expect(interrupted.status).toBe("running");

  await bringBackGateway();
  const [settled] = await settleRollbacks(deps);
  if (settled?.id !== interrupted.id) throw new Error("The interrupted rollback was not settled.");
  return settled;
}

describe("a gateway killed in the middle of a rollback", () => {
  it.each([
    ["before", "restoreContext"],
    ["after", "restoreContext"],
    ["before", "restoreSettings"],
  ] as const)("%s %s, leaves the session whole, and the way back open", async (when, step) => {
    const told = await story(await newSession());

    const settled = await rollBackWhileItDies(told, step, when);

    const state = await digest(told.session);
    if (settled.status === "completed") expect(state).toBe(told.target.stateDigest);
    else {
      expect(settled).toMatchObject({ status: "failed", outcome: "put_back" });
      expect(state).toBe(await safetyDigest(settled));
    }
    await rollBack(told.session, told.target.id);
    expect(await next(told.session)).toEqual(told.expected);
  });
});
