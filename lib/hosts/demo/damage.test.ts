import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import type { DemoHost } from "./demo-host";
import { aDemoEngine } from "./testing/demo-engine";

type DemoEngine = Awaited<ReturnType<typeof aDemoEngine>>;
let host: DemoEngine["host"];
let snapshot: DemoEngine["snapshot"];
let rollBack: DemoEngine["rollBack"];
let undo: DemoEngine["undo"];
let digestOf: DemoEngine["digestOf"];
let close: DemoEngine["close"];
beforeEach(async () => {
  ({ host, snapshot, rollBack, undo, digestOf, close } = await aDemoEngine());
});
afterEach(() => close());

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
