import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SessionId, type SnapshotId } from "@/lib/contract/ids";
import { type Rollback, RollbackRequest } from "@/lib/contract/rollback";
import { captureSnapshot } from "@/lib/engine/capture";
import { readLiveState } from "@/lib/engine/live-state";
import { planRollback } from "@/lib/engine/plan";
import type { EngineDeps, Requester } from "@/lib/engine/ports";
import { startRollback } from "@/lib/engine/rollback";
import { settleRollbacks } from "@/lib/engine/settle";
import { deleteSnapshot } from "@/lib/engine/snapshots";
import { readState } from "@/lib/engine/state";
import { startUndo } from "@/lib/engine/undo";
import { verifySession } from "@/lib/engine/verify";
import { openStore, type Store } from "@/lib/store/open-store";
import { createDemoHost, type DemoHost } from "./demo-host";
import type { FaultyMethod } from "./faults";
import { STORY_SESSION_ID } from "./story";

const BOT = STORY_SESSION_ID;
const OPERATOR: Requester = { actor: { kind: "user", name: "operator" }, requestId: null };

let folder: string;
let store: Store;
let host: DemoHost;
let deps: EngineDeps;
let nowMs: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "clawback-story-"));
  nowMs = Date.parse("2026-11-22T02:57:00.000Z");
  const clock = { now: () => new Date(nowMs++) };
  store = await openStore({ url: `sqlite:${join(folder, "clawback.db")}`, clock });
  host = createDemoHost({ seed: 7, clock });
  deps = { host, store: store.snapshots, clock, events: { publish: () => {} }, holder: "test" };
});
afterEach(async () => {
  await host.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const snapshot = (sessionId: SessionId, name = "before") =>
  captureSnapshot(deps, OPERATOR, sessionId, { name });

async function rollBack(
  sessionId: SessionId,
  snapshotId: SnapshotId,
  options: Partial<RollbackRequest> = {},
): Promise<Rollback> {
  const request = RollbackRequest.parse({ snapshotId, ...options });
  return (await startRollback(deps, OPERATOR, sessionId, request)).done;
}

const undo = async ({ id }: Rollback): Promise<Rollback> => (await startUndo(deps, OPERATOR, id, {})).done;

/** Also of a session that is gone: then it is the digest of its absence and of the workspace. */
const digestOf = async (sessionId: SessionId) =>
  (await readLiveState(deps, sessionId, { pin: false })).encoded.digest;

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
    expect(plan.notRestorable).toEqual([
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

describe("each kind of damage", () => {
  const session = SessionId.parse("agent:legal:main");
  const damages: Record<string, () => Promise<unknown>> = {
    "two turns": async () => {
      await host.sendTurn(session, "One.");
      await host.sendTurn(session, "Two.");
    },
    "a rewritten memory file": () => host.writeMemory(session, "MEMORY.md", "* I give advice.\n"),
    "a new memory file": () => host.writeMemory(session, "memory/2026-11-23.md", "* 合同 ✅ عقد\n"),
    "a deleted memory file": () => host.writeMemory(session, "MEMORY.md", null),
    "a rewritten file": () => host.writeFile(session, "AGENTS.md", "# Rules\nnone\n"),
    "a new and a deleted file": async () => {
      await host.writeFile(session, "drafts/new.md", "new\n");
      await host.writeFile(session, "summaries/lease.md", null);
    },
    "a compaction": () => host.compact(session),
    "a reset": () => host.reset(session),
    "a deletion": () => host.deleteSession(session),
    "a deletion, and a new session under the same key": async () => {
      await host.deleteSession(session);
      await host.sendTurn(session, "Is anybody there?");
    },
    "another model and thinking": async () => {
      await host.setSetting(session, "model", "gpt-5-mini");
      await host.setSetting(session, "thinking", "off");
    },
    "an active run": () => host.startRun(session),
    archiving: () => host.archive(session),
  };

  for (const [damage, doDamage] of Object.entries(damages)) {
    it(`is taken back and brought again: ${damage}`, async () => {
      const { id, stateDigest } = await snapshot(session);
      const before = host.nextModelRequest(session);
      await doDamage();
      await host.abortRuns(session).catch(() => undefined);
      const damaged = await digestOf(session);

      const rollback = await rollBack(session, id);

      expect(rollback).toMatchObject({ status: "completed", outcome: "restored" });
      expect(await digestOf(session)).toBe(stateDigest);
      expect(host.nextModelRequest(session).messages).toEqual(before.messages);
      expect(host.nextModelRequest(session)).toEqual({ ...before, system: expect.any(String) });
      const undone = await undo(rollback);
      expect(undone).toMatchObject({ status: "completed", outcome: "restored" });
      expect(await digestOf(session)).toBe(damaged);
    });
  }

  it("is taken back with 2,000 messages", async () => {
    const long = SessionId.parse("agent:legal:long");
    for (let turn = 0; turn < 1000; turn += 1) await host.sendTurn(long, `Clause ${turn}?`, { answer: "§ " });
    const { id, stateDigest } = await snapshot(long);
    await host.compact(long);

    expect(await rollBack(long, id)).toMatchObject({ outcome: "restored" });

    expect(await digestOf(long)).toBe(stateDigest);
    expect(host.nextModelRequest(long).messages).toHaveLength(2000);
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
    ["while the result is read back", "capture", 1],
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
      nowMs += 10 * 60_000;
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

describe("any sequence of damages", () => {
  const session = SessionId.parse("agent:sales:webchat:direct:u-2219");
  type Damage = (host: DemoHost) => Promise<unknown>;
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
  const memoryPath = fc.constantFrom("MEMORY.md", "USER.md", "memory/2026-11-22.md", "memory/备忘 录.md");
  const filePath = fc.constantFrom("AGENTS.md", "prices/team.md", "new.md", "مسودة.md");
  const damage: fc.Arbitrary<Damage> = fc.oneof(
    text.map(
      (said): Damage =>
        (demo) =>
          demo.sendTurn(session, said),
    ),
    fc.tuple(memoryPath, fc.option(text)).map(
      ([path, written]): Damage =>
        (demo) =>
          demo.writeMemory(session, path, written),
    ),
    fc.tuple(filePath, fc.option(text)).map(
      ([path, written]): Damage =>
        (demo) =>
          demo.writeFile(session, path, written),
    ),
    fc.tuple(fc.constantFrom("thinking", "model", "verbose"), fc.option(text, { nil: undefined })).map(
      ([key, value]): Damage =>
        (demo) =>
          demo.setSetting(session, key, value),
    ),
    fc.boolean().map(
      (on): Damage =>
        (demo) =>
          demo.setSetting(session, "toolOverrides", { telegram_broadcast: on, crm_find: !on }),
    ),
    fc.constant<Damage>((demo) => demo.compact(session)),
    fc.constant<Damage>((demo) => demo.reset(session)),
    fc.constant<Damage>((demo) => demo.deleteSession(session)),
    fc.constant<Damage>((demo) => demo.startRun(session)),
    fc.nat(5).map(
      (size): Damage =>
        (demo) =>
          demo.writeOpaqueFile(session, "picture.png", "binary", size),
    ),
    fc.constant<Damage>((demo) => demo.step()),
  );

  it("is identity after a rollback and its undo, whether memory was kept or not", {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(damage, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (damages, preserveMemory) => {
          // One demo for all cases: what a case leaves behind is where the next one begins.
          if (!(await host.findSession(session))) await host.sendTurn(session, "Hello again.");
          const { id } = await snapshot(session);
          // Some need a session that an earlier one deleted: then the key is free, which is a damage as well.
          for (const doDamage of damages) await doDamage(host).catch(() => undefined);
          if (await host.findSession(session)) await host.abortRuns(session);
          const damaged = await digestOf(session);
          const request = (await host.findSession(session)) && host.nextModelRequest(session);

          const rollback = await rollBack(session, id, { preserveMemory });
          expect(rollback.status).toBe("completed");
          const undone = await undo(rollback);

          expect(undone.status).toBe("completed");
          expect(await digestOf(session)).toBe(damaged);
          if (request) expect(host.nextModelRequest(session)).toEqual(request);
        },
      ),
      { numRuns: 25 },
    );
  });
});
