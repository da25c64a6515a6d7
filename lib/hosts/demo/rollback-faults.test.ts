import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { settleRollbacks } from "@/lib/engine/settle";
import { readState } from "@/lib/engine/state";
import { verifySession } from "@/lib/engine/verify";
import type { FaultyMethod } from "./faults";
import { STORY_SESSION_ID as BOT } from "./story";
import { aDemoEngine } from "./testing/demo-engine";

type DemoEngine = Awaited<ReturnType<typeof aDemoEngine>>;
let host: DemoEngine["host"];
let deps: DemoEngine["deps"];
let passMs: DemoEngine["passMs"];
let snapshot: DemoEngine["snapshot"];
let rollBack: DemoEngine["rollBack"];
let digestOf: DemoEngine["digestOf"];
let close: DemoEngine["close"];
beforeEach(async () => {
  ({ host, deps, passMs, snapshot, rollBack, digestOf, close } = await aDemoEngine());
});
afterEach(() => close());

describe("a fault", () => {
  const faults: [FaultyMethod, "corrupt" | "throw_after"][] = [
    ["restoreContext", "corrupt"],
    ["restoreMemory", "corrupt"],
    ["restoreFiles", "corrupt"],
    ["restoreSettings", "corrupt"],
    ["restoreContext", "throw_after"],
    ["restoreMemory", "throw_after"],
    ["restoreFiles", "throw_after"],
    ["restoreSettings", "throw_after"],
  ];
  for (const [method, as] of faults) {
    it(`at ${method} (${as}) ends with the session put back as it was`, async () => {
      const { id } = await snapshot(BOT);
      await host.playStory();
      await host.abortRuns(BOT);
      const damaged = await digestOf(BOT);
      host.failNext(method, { as });

      const rollback = await rollBack(BOT, id);

      expect(rollback).toMatchObject({ status: "failed", outcome: "put_back" });
      expect(await digestOf(BOT)).toBe(damaged);
    });
  }

  const outages: [string, FaultyMethod, number][] = [
    ["before the context", "restoreContext", 0],
    ["between context and memory", "restoreMemory", 0],
    ["between memory and files", "restoreFiles", 0],
    ["before the settings", "restoreSettings", 0],
    // The safety snapshot is the first, the look whether anything came after it the second.
    ["while the result is read back", "capture", 2],
  ];
  for (const [moment, method, skip] of outages) {
    it(`that begins ${moment} and lasts leaves the entry open; once the host answers it is settled`, async () => {
      const { id } = await snapshot(BOT);
      await host.playStory();
      await host.abortRuns(BOT);
      const damaged = await digestOf(BOT);
      host.failNext(method, { as: "outage", skip });

      const rollback = await rollBack(BOT, id);
      expect(rollback).toMatchObject({ status: "running", outcome: null });
      expect(host.status().connection).toBe("unreachable");
      expect(await settleRollbacks(deps)).toEqual([]);

      host.recover();
      passMs(10 * 60_000);
      const [settled] = await settleRollbacks(deps);
      if (method === "capture") {
        expect(settled).toMatchObject({ id: rollback.id, status: "completed", outcome: "restored" });
        expect((await verifySession(deps, BOT, id)).passed).toBe(true);
      } else {
        expect(settled).toMatchObject({ id: rollback.id, status: "failed", outcome: "put_back" });
        expect(await digestOf(BOT)).toBe(damaged);
      }
      expect(await settleRollbacks(deps)).toEqual([]);
    });
  }

  it("before anything was restored leaves the session untouched", async () => {
    const { id } = await snapshot(BOT);
    await host.playStory();
    host.failNext("abortRuns");

    const rollback = await rollBack(BOT, id);

    expect(rollback).toMatchObject({ status: "failed", outcome: "put_back", safetySnapshotId: null });
    expect((await readState(deps, BOT, "current")).messages).toHaveLength(214);
    expect(await host.listRuns(BOT)).toHaveLength(1);
  });

  it("refuses a second rollback while the first one is halfway", async () => {
    const { id } = await snapshot(BOT);
    await host.sendTurn(BOT, "Something new.");
    const hold = host.holdNext("restoreContext");
    const first = rollBack(BOT, id);
    await hold.entered;

    await expect(rollBack(BOT, id)).rejects.toMatchObject({ code: "rollback_in_progress" });

    hold.release();
    expect((await first).outcome).toBe("restored");
  });
});
