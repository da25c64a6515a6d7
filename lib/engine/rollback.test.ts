import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/contract/errors";
import { RollbackId, type SnapshotId } from "@/lib/contract/ids";
import { RollbackRequest } from "@/lib/contract/rollback";
import { captureSnapshot } from "./capture";
import { planRollback } from "./plan";
import { plain } from "./reasons/refusal";
import { checkRollback } from "./review";
import { startRollback } from "./rollback";
import { getRollback } from "./rollbacks";
import { settleRollbacks } from "./settle";
import { deleteSnapshot, getSnapshot } from "./snapshots";
import { readState } from "./state";
import { aMessage, messages } from "./testing/arbitrary-state";
import { anEngine, OPERATOR, SESSION, someContent } from "./testing/engine-fixture";
import { startUndo } from "./undo";

let engine: Awaited<ReturnType<typeof anEngine>>;
beforeEach(async () => {
  engine = await anEngine();
});
afterEach(() => engine.close());

const snapshot = (name: string) => captureSnapshot(engine.deps, OPERATOR, SESSION, { name });
const start = (snapshotId: SnapshotId, options: Partial<RollbackRequest> = {}) =>
  startRollback(engine.deps, OPERATOR, SESSION, RollbackRequest.parse({ snapshotId, ...options }));
const rollback = async (snapshotId: SnapshotId, options: Partial<RollbackRequest> = {}) =>
  (await start(snapshotId, options)).done;

const DAMAGED = someContent({
  messages: [...messages(0, 5), aMessage("m-9", "sent to 48,210 people", "toolResult")],
  memoryFiles: { "MEMORY.md": "# Refunds\n* up to 500\n" },
  settings: { model: "lab-1", thinkingLevel: "high" },
});

describe("a rollback", () => {
  it("puts every part back, proves it, and keeps what it replaced", async () => {
    const before = await snapshot("before");
    engine.host.become(DAMAGED);

    const done = await rollback(before.id, { reason: "Wrong answers" });

    expect(engine.host.content).toEqual(someContent());
    expect(done).toMatchObject({
      status: "completed",
      outcome: "restored",
      reason: "Wrong answers",
      verification: { passed: true },
    });
    expect(done.verification?.checks.map((check) => check.part)).toEqual([
      "context",
      "memory",
      "files",
      "tools",
      "skills",
      "settings",
    ]);
    const safety = await readState(engine.deps, SESSION, done.safetySnapshotId ?? "current");
    expect(safety.memoryFiles).toEqual(DAMAGED.memoryFiles);
    expect(safety.messages).toEqual(DAMAGED.messages);
  });

  it("leaves the memory alone when asked to", async () => {
    const before = await snapshot("before");
    engine.host.become(DAMAGED);

    const done = await rollback(before.id, { preserveMemory: true });

    expect(done.outcome).toBe("restored");
    expect(engine.host.content).toEqual(someContent({ memoryFiles: DAMAGED.memoryFiles }));
  });

  it("can be undone: the state it replaced is back, and what it had marked as undone no longer is", async () => {
    const before = await snapshot("before");
    engine.host.become(DAMAGED);
    const between = await snapshot("between");
    const done = await rollback(before.id);
    expect((await getSnapshot(engine.deps, SESSION, between.id)).undoneBy).toBe(done.id);

    const undone = await (await startUndo(engine.deps, OPERATOR, done.id, {})).done;

    expect(undone).toMatchObject({ outcome: "restored", undoOf: done.id });
    expect(engine.host.content).toEqual(DAMAGED);
    expect((await getSnapshot(engine.deps, SESSION, between.id)).undoneBy).toBeNull();
    await expect(startUndo(engine.deps, OPERATOR, done.id, {})).rejects.toMatchObject({
      code: "not_restorable",
    });
  });

  it("is refused with nothing changed when the session moved since the plan", async () => {
    const before = await snapshot("before");
    const plan = await planRollback(engine.deps, SESSION, before.id);
    engine.host.append([aMessage("m-20")]);

    await expect(start(before.id, { expectedStateDigest: plan.stateDigest })).rejects.toMatchObject({
      code: "state_moved",
    });

    expect(engine.host.content.messages).toHaveLength(6);
    const current = await planRollback(engine.deps, SESSION, before.id);
    expect((await rollback(before.id, { expectedStateDigest: current.stateDigest })).outcome).toBe(
      "restored",
    );
  });

  it("excludes a second one on the same session, naming who has it", async () => {
    const before = await snapshot("before");
    engine.host.become(DAMAGED);
    const first = await start(before.id);

    await expect(start(before.id)).rejects.toMatchObject({
      code: "rollback_in_progress",
      extra: { startedBy: "operator" },
    });

    expect((await first.done).outcome).toBe("restored");
  });

  it.each(["restoreContext", "restoreMemory", "restoreFiles", "restoreSettings"])(
    "puts the session back as it was when %s fails",
    async (method) => {
      const before = await snapshot("before");
      const damaged = {
        ...DAMAGED,
        files: [{ path: "a.txt", text: "a", digest: null, sizeBytes: 1, gap: null }],
      };
      engine.host.become(damaged);
      let failures = 1;
      engine.host.beforeChange = (called) => {
        if (called === method && failures-- > 0) throw new AppError("not_restorable", "The disk said no.");
      };

      const done = await rollback(before.id);

      expect(done).toMatchObject({ status: "failed", outcome: "put_back" });
      expect(done.detail).toContain("The disk said no.");
      expect(engine.host.content.messages).toEqual(damaged.messages);
      expect(engine.host.content.memoryFiles).toEqual(damaged.memoryFiles);
      expect(engine.host.content.settings).toEqual(damaged.settings);
    },
  );

  it("puts the session back when the host says done but did something else", async () => {
    const before = await snapshot("before");
    engine.host.become(DAMAGED);
    let lies = 1;
    const honest = engine.host.restoreMemory.bind(engine.host);
    engine.host.restoreMemory = async (sessionId, target) =>
      honest(sessionId, lies-- > 0 ? { "MEMORY.md": "half" } : target);

    const done = await rollback(before.id);

    expect(done).toMatchObject({ status: "failed", outcome: "put_back" });
    expect(engine.host.content.memoryFiles).toEqual(DAMAGED.memoryFiles);
  });

  it("says that it needs attention when a part differs that no rollback can change", async () => {
    const before = await snapshot("before");
    engine.host.become({ ...DAMAGED, tools: ["read", "write", "broadcast"] });

    const done = await rollback(before.id);

    expect(done).toMatchObject({ status: "completed", outcome: "needs_attention" });
    expect(done.verification?.checks.find((check) => check.part === "tools")).toMatchObject({
      passed: false,
      detail: "Differs: broadcast.",
    });
    expect(engine.host.content.messages).toEqual(messages(0, 5));
  });

  it("loses no message that arrives while it begins: the safety snapshot has it", async () => {
    const before = await snapshot("before");
    engine.host.become(DAMAGED);
    const late = aMessage("m-99", "one more thing");
    engine.host.foresee = async () => {
      if (!engine.host.content.messages.includes(late)) engine.host.append([late]);
      return { notRestorable: [], sharedWith: [], notes: [] };
    };

    const done = await rollback(before.id);

    expect(done.outcome).toBe("restored");
    const safety = await readState(engine.deps, SESSION, done.safetySnapshotId ?? "current");
    expect(safety.messages.map((message) => message.id)).toContain("m-99");
  });

  it("keeps a message that arrives while it restores, when the session is put back", async () => {
    const before = await snapshot("before");
    engine.host.become(DAMAGED);
    engine.host.beforeChange = (method) => {
      if (method !== "restoreMemory" || engine.host.content.messages.length > 5) return;
      engine.host.append([aMessage("m-99", "one more thing")]);
      throw new AppError("not_restorable", "The disk said no.");
    };

    const done = await rollback(before.id);

    expect(done.outcome).toBe("put_back");
    const { items } = await engine.deps.store.listSnapshots({ sessionId: SESSION, limit: 1 });
    const newest = items[0]?.id ?? "current";
    const kept = await readState(engine.deps, SESSION, newest);
    expect(kept.messages.map((message) => message.id)).toContain("m-99");
  });

  it("leaves memory that was recorded without its text as it is, and does not empty it", async () => {
    const unread = {
      path: "memory/log.md",
      text: null,
      digest: null,
      sizeBytes: 300_000,
      gap: "too_large",
    } as const;
    engine.host.become(someContent({ files: [unread] }));
    const before = await snapshot("before");
    engine.host.become({ ...DAMAGED, memoryFiles: { ...DAMAGED.memoryFiles, "memory/log.md": "short now" } });
    engine.host.foresee = async () => ({
      notRestorable: [{ part: "files", path: "memory/log.md", why: [plain("was_too_large")] }],
      sharedWith: [],
      notes: [],
    });

    await rollback(before.id);

    expect(engine.host.content.memoryFiles).toEqual({
      ...someContent().memoryFiles,
      "memory/log.md": "short now",
    });
  });

  it("stays open while the host is away and is settled when it is back", async () => {
    const before = await snapshot("before");
    engine.host.become(DAMAGED);
    let away = false;
    const capture = engine.host.capture.bind(engine.host);
    engine.host.capture = async (...given) => {
      if (away) throw new AppError("host_unavailable", "The gateway does not answer.");
      return capture(...given);
    };
    engine.host.beforeChange = (method) => {
      if (method !== "restoreMemory") return;
      away = true;
      throw new AppError("host_unavailable", "The gateway does not answer.");
    };

    const left = await rollback(before.id);
    expect(left).toMatchObject({ status: "running", outcome: null });
    await expect(start(before.id)).rejects.toMatchObject({ code: "rollback_in_progress" });
    expect(await settleRollbacks(engine.deps)).toEqual([]);

    away = false;
    engine.host.beforeChange = () => {};
    await expect(snapshot("halfway")).rejects.toMatchObject({ code: "rollback_in_progress" });
    const [settled] = await settleRollbacks(engine.deps);

    expect(settled).toMatchObject({ id: left.id, status: "failed", outcome: "put_back" });
    expect(engine.host.content).toEqual(DAMAGED);
  });

  it("that was interrupted is settled, although another one cannot be", async () => {
    const before = await snapshot("before");
    engine.host.become(DAMAGED);
    engine.host.beforeChange = () => {
      throw new AppError("host_unavailable", "The gateway does not answer.");
    };
    const left = await rollback(before.id);
    engine.host.beforeChange = () => {};
    const { store } = engine.deps;
    const unfinished = await store.unfinishedRollbacks();
    const broken = { ...left, id: RollbackId.parse(left.id.replace(/.$/, "0")) };
    const findRollback = store.findRollback.bind(store);
    store.unfinishedRollbacks = async () => [{ rollback: broken, leased: false }, ...unfinished];
    store.findRollback = async (id) => {
      if (id === broken.id) throw new TypeError("not a rollback");
      return findRollback(id);
    };
    const failures: unknown[] = [];

    const settled = await settleRollbacks({ ...engine.deps, onError: (error) => failures.push(error) });

    expect(settled.map(({ id }) => id)).toEqual([left.id]);
    expect(failures).toEqual([expect.any(TypeError)]);
  });

  it("that failed and could not be put back can still be undone", async () => {
    const before = await snapshot("before");
    engine.host.become(DAMAGED);
    engine.host.beforeChange = (method) => {
      if (method === "restoreMemory") throw new AppError("not_restorable", "The disk said no.");
    };
    const failed = await rollback(before.id);
    expect(failed).toMatchObject({ status: "failed", outcome: "put_back" });
    await expect(startUndo(engine.deps, OPERATOR, failed.id, {})).rejects.toMatchObject({
      code: "not_restorable",
    });
    engine.host.beforeChange = (method) => {
      if (method !== "restoreContext") throw new AppError("not_restorable", "The disk said no.");
    };
    let contexts = 0;
    const restoreContext = engine.host.restoreContext.bind(engine.host);
    engine.host.restoreContext = async (...given) => {
      contexts += 1;
      if (contexts === 2) throw new AppError("not_restorable", "The disk said no.");
      return restoreContext(...given);
    };

    const halfway = await rollback(before.id);
    expect(halfway).toMatchObject({ status: "failed", outcome: "needs_attention" });
    engine.host.beforeChange = () => {};
    const undone = await (await startUndo(engine.deps, OPERATOR, halfway.id, {})).done;

    expect(undone.outcome).toBe("restored");
    expect(engine.host.content).toEqual(DAMAGED);
  });

  it("brings a deleted session back, and its undo deletes it again", async () => {
    const before = await snapshot("before");
    engine.host.become({ ...someContent({ messages: [], settings: {} }), present: false });

    const done = await rollback(before.id);
    expect(done.outcome).toBe("restored");
    expect(engine.host.content).toEqual(someContent());

    const undone = await (await startUndo(engine.deps, OPERATOR, done.id, {})).done;
    expect(undone.outcome).toBe("restored");
    expect(engine.host.content.present).toBe(false);
  });

  it("is refused for a snapshot of another session", async () => {
    const { id } = await snapshot("before");
    const other = SESSION.replace("main:main", "main:other") as typeof SESSION;
    await expect(
      startRollback(engine.deps, OPERATOR, other, RollbackRequest.parse({ snapshotId: id })),
    ).rejects.toMatchObject({ code: "snapshot_not_found" });
  });
});

describe("checking a rollback again", () => {
  it("settles one that needed attention once every part is as captured", async () => {
    const before = await snapshot("before");
    engine.host.become({ ...DAMAGED, tools: ["read"] });
    const { id, outcome } = await rollback(before.id);
    expect(outcome).toBe("needs_attention");
    expect((await checkRollback(engine.deps, OPERATOR, id)).outcome).toBe("needs_attention");

    engine.host.become(someContent());

    expect((await checkRollback(engine.deps, OPERATOR, id)).outcome).toBe("restored");
    expect(await getRollback(engine.deps, id)).toMatchObject({
      outcome: "restored",
      verification: { passed: true },
    });
  });

  it("tells how the session differs by now, and leaves the proof of a restored one in the journal", async () => {
    const before = await snapshot("before");
    engine.host.become(DAMAGED);
    const { id } = await rollback(before.id);
    engine.host.append([aMessage("m-10", "and on it goes")]);

    const checked = await checkRollback(engine.deps, OPERATOR, id);

    expect(checked).toMatchObject({ outcome: "restored", verification: { passed: false } });
    expect(checked.detail).toContain("gone on since");
    expect((await getRollback(engine.deps, id)).verification?.passed).toBe(true);
  });
});

describe("a plan", () => {
  it("counts what goes, what comes back and what stays, with and without memory, and changes nothing", async () => {
    const before = await snapshot("before");
    engine.host.become(DAMAGED);

    const plan = await planRollback(engine.deps, SESSION, before.id);

    expect(plan.effects.drop).toMatchObject({ messages: 1, memoryLines: 1, settings: 0 });
    expect(plan.effects.restore).toMatchObject({ messages: 0, memoryLines: 1, settings: 1 });
    expect(plan.effects.keep).toMatchObject({
      messages: 5,
      memoryLines: 1,
      tools: 2,
      skills: 1,
      settings: 1,
    });
    expect(plan.effectsPreservingMemory).toMatchObject({
      drop: { memoryLines: 0 },
      restore: { memoryLines: 0 },
      keep: { memoryLines: 2 },
    });
    expect(plan.leftTheSystem.toolCalls).toBe(1);
    expect(engine.host.content).toEqual(DAMAGED);
  });
});

describe("a plan with parts that the host cannot put back", () => {
  it("counts them as kept, not as going or coming", async () => {
    const before = await snapshot("before");
    const file = { path: "dump.csv", text: null, digest: null, sizeBytes: 9, gap: "too_large" } as const;
    engine.host.become({ ...DAMAGED, files: [file] });
    engine.host.foresee = async () => ({
      notRestorable: [
        { part: "files", path: "dump.csv", why: [plain("was_too_large")] },
        { part: "memory", path: "MEMORY.md", why: [plain("cannot_create")] },
        { part: "settings", path: "thinkingLevel", why: [plain("host_cannot_put_back")] },
      ],
      sharedWith: [],
      notes: [],
    });

    const { effects } = await planRollback(engine.deps, SESSION, before.id);

    expect(effects.drop).toMatchObject({ messages: 1, files: 0, memoryLines: 0, settings: 0 });
    expect(effects.restore).toMatchObject({ files: 0, memoryLines: 0, settings: 0 });
    expect(effects.keep).toMatchObject({ files: 1, memoryLines: 2, settings: 2 });
  });
});

describe("a pin", () => {
  it("is shared by snapshots of an unmoved context and dropped with the last of them", async () => {
    const first = await snapshot("first");
    const second = await snapshot("second");
    expect(second.storedBytes).toBe(0);
    expect(engine.host.pins.size).toBe(1);

    await deleteSnapshot(engine.deps, OPERATOR, SESSION, first.id);
    expect(engine.host.pins.size).toBe(1);
    await deleteSnapshot(engine.deps, OPERATOR, SESSION, second.id);
    expect(engine.host.pins.size).toBe(0);
  });
});

describe("a snapshot whose predecessor is deleted while it is taken", () => {
  it("stands on its own, with a pin of its own that is still there", async () => {
    const first = await snapshot("first");
    const findLease = engine.deps.store.findLease.bind(engine.deps.store);
    let looks = 0;
    engine.deps.store.findLease = async (sessionId) => {
      looks += 1;
      if (looks === 2) await deleteSnapshot(engine.deps, OPERATOR, SESSION, first.id);
      return findLease(sessionId);
    };

    const second = await snapshot("second");

    expect(engine.host.pins.size).toBe(1);
    engine.host.become(DAMAGED);
    expect((await rollback(second.id)).outcome).toBe("restored");
  });
});
