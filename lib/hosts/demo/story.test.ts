import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { planRollback } from "@/lib/engine/plan";
import { deleteSnapshot } from "@/lib/engine/snapshots";
import { readState } from "@/lib/engine/state";
import { verifySession } from "@/lib/engine/verify";
import { STORY_SESSION_ID as BOT } from "./story";
import { aDemoEngine, OPERATOR } from "./testing/demo-engine";

type DemoEngine = Awaited<ReturnType<typeof aDemoEngine>>;
let host: DemoEngine["host"];
let deps: DemoEngine["deps"];
let snapshot: DemoEngine["snapshot"];
let rollBack: DemoEngine["rollBack"];
let undo: DemoEngine["undo"];
let digestOf: DemoEngine["digestOf"];
let close: DemoEngine["close"];
beforeEach(async () => {
  ({ host, deps, snapshot, rollBack, undo, digestOf, close } = await aDemoEngine());
});
afterEach(() => close());

describe("the story of the support bot", () => {
  it("is planned, rolled back in every part, and undone", async () => {
    const { id, stateDigest } = await snapshot(BOT, "pre-mass-notification-1762739820000");
    const requestBefore = host.nextModelRequest(BOT);
    await host.playStory();

    const plan = await planRollback(deps, BOT, id);
    expect(plan.effects.drop).toMatchObject({ messages: 35, memoryLines: 7, settings: 1 });
    expect(plan.effects.restore).toMatchObject({ messages: 0, memoryLines: 1, settings: 1 });
    expect(plan.effects.keep.messages).toBe(179);
    expect(plan.activeRuns).toHaveLength(1);
    expect(plan.leftTheSystem.toolCalls).toBe(15);
    expect(plan.notRestorable).toMatchObject([
      { part: "files", path: "lists/all_customers.csv", why: expect.stringContaining("stays where it is") },
    ]);
    expect(plan.sharedWith).toContain("agent:main:main");

    const rollback = await rollBack(BOT, id, { reason: "Error rate" });
    expect(rollback).toMatchObject({ status: "completed", outcome: "restored" });
    expect(rollback.verification?.checks.filter((check) => !check.passed)).toEqual([]);
    expect(host.nextModelRequest(BOT)).toEqual(requestBefore);
    expect(await host.listRuns(BOT)).toEqual([]);
    expect((await verifySession(deps, BOT, id)).passed).toBe(true);

    const undone = await undo(rollback);
    expect(undone).toMatchObject({ status: "completed", outcome: "restored" });
    expect((await readState(deps, BOT, "current")).messages).toHaveLength(214);
    expect(host.nextModelRequest(BOT).system).toContain("up to €500");
    expect(await digestOf(BOT)).not.toBe(stateDigest);
  });

  it("keeps what was learned when asked to, and takes the rest back", async () => {
    const { id } = await snapshot(BOT);
    const before = host.nextModelRequest(BOT);
    await host.playStory();
    const damaged = host.nextModelRequest(BOT);

    const rollback = await rollBack(BOT, id, { preserveMemory: true });

    expect(rollback.outcome).toBe("restored");
    expect(host.nextModelRequest(BOT)).toEqual({ ...before, system: damaged.system });
    expect((await undo(rollback)).outcome).toBe("restored");
    expect(host.nextModelRequest(BOT)).toEqual(damaged);
  });
});

describe("what no rollback can change", () => {
  it("ends as needs_attention when the agent's tools differ, with the session in the target, and can be undone", async () => {
    const { id } = await snapshot(BOT);
    await host.setAgentTools(BOT, ["kb_search", "web_fetch"]);
    await host.sendTurn(BOT, "Look that up.");
    const damaged = await digestOf(BOT);
    const plan = await planRollback(deps, BOT, id);
    expect(plan.notes.join(" ")).toContain("web_fetch");

    const rollback = await rollBack(BOT, id);

    expect(rollback).toMatchObject({ status: "completed", outcome: "needs_attention" });
    expect(rollback.verification?.checks.filter(({ passed }) => !passed).map(({ part }) => part)).toEqual([
      "tools",
    ]);
    expect((await readState(deps, BOT, "current")).messages).toHaveLength(179);
    await undo(rollback);
    expect(await digestOf(BOT)).toBe(damaged);
  });

  it("leaves files alone whose content was not kept, says so in plan and check, and is restored otherwise", async () => {
    const { id } = await snapshot(BOT);
    await host.writeOpaqueFile(BOT, "assets/logo.png", "binary", 20_001);
    await host.writeFile(BOT, "TOOLS.md", "nothing\n");

    const rollback = await rollBack(BOT, id);

    expect(rollback.outcome).toBe("restored");
    const files = rollback.verification?.checks.find(({ part }) => part === "files");
    expect(files?.notRestored.map(({ path }) => path)).toEqual(["assets/logo.png"]);
    expect(
      (await readState(deps, BOT, "current")).files.find(({ path }) => path === "TOOLS.md")?.text,
    ).toContain("issue_refund");
  });
});

describe("pins", () => {
  it("are shared by snapshots of an unchanged context, and gone with the last of them", async () => {
    const [first, second] = [await snapshot(BOT, "first"), await snapshot(BOT, "second")];
    const pins = await Promise.all(
      [first, second].map(async ({ id }) => (await deps.store.findSnapshot(id))?.pin),
    );
    expect(pins[1]).toEqual(pins[0]);
    const messageIds = (await readState(deps, BOT, first.id)).messages.map(({ id }) => id);
    const restore = () => host.restoreContext(BOT, { present: true, pin: pins[0] ?? null, messageIds });

    await deleteSnapshot(deps, OPERATOR, BOT, second.id);
    await host.reset(BOT);
    await restore();

    await deleteSnapshot(deps, OPERATOR, BOT, first.id);
    await host.reset(BOT);
    await expect(restore()).rejects.toMatchObject({ code: "not_restorable" });
  });
});
