import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SessionId, type SnapshotId } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import { captureSnapshot } from "@/lib/engine/capture";
import { planRollback } from "@/lib/engine/plan";
import type { EngineDeps } from "@/lib/engine/ports";
import { startRollback } from "@/lib/engine/rollback";
import { resolveState } from "@/lib/engine/state";
import { startUndo } from "@/lib/engine/undo";
import { createGatewayHost } from "@/lib/hosts/gateway/gateway-host";
import { openStore, type Store } from "@/lib/store/open-store";
import { type ModelContext, nextModelContext } from "./model-context";
import { connectOperator, type Operator } from "./operator";
import { type Gateway, startGateway } from "./start-gateway";

// The promise of the product, against the real gateway: after a rollback the model is given exactly what it would have
// been given after the snapshot, and after the undo the session is exactly what it was before the rollback.

const PROBE = "What do you remember?";
const requester = { actor: { kind: "user", name: "Tester" }, requestId: null } as const;

let gateway: Gateway;
let operator: Operator;
let store: Store;
let deps: EngineDeps;
const dataDir = mkdtempSync(join(tmpdir(), "clawback-fidelity-"));

beforeAll(async () => {
  gateway = await startGateway();
  operator = await connectOperator(gateway);
  const clock = { now: () => new Date() };
  store = await openStore({ url: `sqlite:${join(dataDir, "clawback.db")}`, clock });
  const host = createGatewayHost({
    url: gateway.url,
    token: gateway.token,
    dataDir,
    clientVersion: "0.0.0-test",
  });
  deps = { host, store: store.snapshots, clock, events: { publish: () => {} }, holder: "fidelity" };
});

afterAll(async () => {
  await deps?.host.close();
  await operator?.close();
  await store?.close();
  await gateway?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const newSession = async (params: object = {}) => SessionId.parse(await operator.createSession(params));
const snapshot = (session: SessionId, name = "before") => captureSnapshot(deps, requester, session, { name });
const digest = async (session: SessionId) => (await resolveState(deps, session, "current")).digest;
const next = (session: SessionId, message = PROBE) =>
  nextModelContext(operator, gateway.model, session, message);
const memoryFile = (path: string) => join(gateway.workspace(), path);

async function rollBack(
  session: SessionId,
  snapshotId: SnapshotId,
  options: { preserveMemory?: boolean } = {},
): Promise<Rollback> {
  const { done } = await startRollback(deps, requester, session, {
    snapshotId,
    preserveMemory: options.preserveMemory ?? false,
    onActiveRun: "abort",
  });
  const rollback = await done;
  expect(rollback, JSON.stringify(rollback, null, 1)).toMatchObject({
    status: "completed",
    outcome: "restored",
  });
  expect(rollback.verification?.passed).toBe(true);
  return rollback;
}

/** Undoes a rollback and proves that the session is back in the state that its safety snapshot holds. */
async function undo(rollback: Rollback): Promise<void> {
  const { done } = await startUndo(deps, requester, rollback.id, {});
  const undone = await done;
  expect(undone, JSON.stringify(undone, null, 1)).toMatchObject({
    status: "completed",
    outcome: "restored",
    undoOf: rollback.id,
  });
  const safety = rollback.safetySnapshotId && (await store.snapshots.findSnapshot(rollback.safetySnapshotId));
  expect(await digest(rollback.sessionId)).toBe(safety ? safety.stateDigest : "no safety snapshot");
}

interface Story {
  session: SessionId;
  target: Snapshot;
  /** What the model would have been given right after the snapshot. */
  expected: ModelContext;
}

/** A session with some work behind it, a snapshot of it, and the turn that would have come next. */
async function story(
  session: SessionId,
  preparation: () => Promise<unknown> = async () => {},
): Promise<Story> {
  await operator.turn(
    session,
    'Note this down.\n!tool write {"path":"MEMORY.md","content":"# Memory\\n- likes tea\\n"}',
  );
  await operator.turn(session, "And answer at length.\n!fill 9000");
  await preparation();
  const target = await snapshot(session);
  return { session, target, expected: await next(session) };
}

/** Damage, rollback, the same next request; then the undo, and the damaged state again. */
async function expectTheWayBack(
  { session, target, expected }: Story,
  damage: () => Promise<unknown>,
): Promise<void> {
  await damage();
  const damaged = await digest(session);
  const rollback = await rollBack(session, target.id);
  expect(await digest(session)).toBe(target.stateDigest);
  expect(await next(session)).toEqual(expected);

  await undo(rollback);
  expect(await digest(session)).toBe(damaged);
}

describe("a rollback gives the model the context of the snapshot, and its undo the damaged state", () => {
  it("after two more turns", async () => {
    const session = await newSession();
    await expectTheWayBack(await story(session), async () => {
      await operator.turn(session, "Wrong turn.");
      await operator.turn(session, "And another.");
    });
  });

  it("after a compaction", async () => {
    const session = await newSession();
    await expectTheWayBack(await story(session), () => operator.compact(session));
  });

  it("to a compacted context", async () => {
    const session = await newSession();
    const told = await story(session, () => operator.compact(session));
    await expectTheWayBack(told, () => operator.turn(session, "Wrong turn."));
  });

  it("after a reset", async () => {
    const session = await newSession();
    await expectTheWayBack(await story(session), async () => {
      await operator.reset(session);
      await operator.turn(session, "Who are you?");
    });
  });

  it("after its deletion", async () => {
    const session = await newSession({ label: `kept ${Date.now()}` });
    await expectTheWayBack(await story(session), () => operator.remove(session));
  });

  it("after a change of model and thinking", async () => {
    const session = await newSession();
    const told = await story(session, () =>
      operator.request("sessions.patch", { key: session, model: "lab/lab-2", thinkingLevel: "low" }),
    );
    await expectTheWayBack(told, async () => {
      await operator.request("sessions.patch", { key: session, model: "lab/lab-1", thinkingLevel: "high" });
      await operator.turn(session, "Think harder.");
    });
  });

  it("after it was archived", async () => {
    const session = await newSession();
    await expectTheWayBack(await story(session), async () => {
      await operator.turn(session, "Wrong turn.");
      await operator.archive(session);
    });
  });

  it("in the main session", async () => {
    const session = await deps.host.mainSessionId();
    await expectTheWayBack(await story(session), () => operator.reset(session));
  });

  it("with text in Chinese, Arabic and emoji", async () => {
    const session = await newSession({ label: `标签 ${Date.now()} 🦞` });
    const told = await story(session, () =>
      operator.turn(
        session,
        '你好，世界 مرحبا بالعالم 👩‍🚀\n!tool write {"path":"MEMORY.md","content":"# 记忆\\n- شاي 🍵\\n"}\n!say 好的 حسنًا 🙂',
      ),
    );
    await expectTheWayBack(told, () =>
      operator.turn(session, '!tool write {"path":"MEMORY.md","content":"# other\\n"}'),
    );
    expect(readFileSync(memoryFile("MEMORY.md"), "utf8")).toBe("# other\n");
  });

  it("with 2,000 messages", async () => {
    const session = await newSession();
    writeFileSync(memoryFile("tiny.txt"), "1\n2\n3\n");
    const told = await story(session, async () => {
      for (let turn = 0; turn < 20; turn += 1) {
        const calls = Array.from({ length: 100 }, (_, call) => {
          return `!tool read {"path":"tiny.txt","offset":1,"limit":${turn * 100 + call + 1}}`;
        });
        await operator.turn(session, [`Round ${turn}`, ...calls].join("\n"));
      }
    });
    expect(told.target.parts.context.count).toBeGreaterThan(2000);
    await expectTheWayBack(told, () => operator.reset(session));
  });
});

describe("memory", () => {
  const rewrite = '!tool write {"path":"MEMORY.md","content":"# Memory\\n- hates tea\\n"}';
  const create = '!tool write {"path":"memory/2026-01-01.md","content":"a day\\n"}';

  it("that a tool rewrote or created comes back", async () => {
    const session = await newSession();
    await expectTheWayBack(await story(session), () =>
      operator.turn(session, `Forget it.\n${rewrite}\n${create}`),
    );
    expect(readFileSync(memoryFile("MEMORY.md"), "utf8")).toBe("# Memory\n- hates tea\n");
    expect(readFileSync(memoryFile("memory/2026-01-01.md"), "utf8")).toBe("a day\n");
  });

  it("stays as it is when it is to be preserved, while the context goes back", async () => {
    const session = await newSession();
    const { target, expected } = await story(session);
    await operator.turn(session, `Forget it.\n${rewrite}`);

    const rollback = await rollBack(session, target.id, { preserveMemory: true });

    expect(readFileSync(memoryFile("MEMORY.md"), "utf8")).toBe("# Memory\n- hates tea\n");
    const after = await next(session);
    expect(after.messages.slice(1)).toEqual(expected.messages.slice(1));
    expect(JSON.stringify(after.messages[0])).toBe(
      JSON.stringify(expected.messages[0]).replace("likes tea", "hates tea"),
    );
    await undo(rollback);
  });

  it("of a workspace that sessions share changes for all, and the plan names them", async () => {
    const session = await newSession();
    const neighbour = await newSession();
    const { target } = await story(session);
    await operator.turn(neighbour, "I live here too.");
    const before = await deps.host.capture(neighbour, { pin: false });
    await operator.turn(session, `Forget it.\n${rewrite}`);

    const plan = await planRollback(deps, session, target.id);
    await rollBack(session, target.id);

    expect(plan.sharedWith).toContain(neighbour);
    const after = await deps.host.capture(neighbour, { pin: false });
    expect(after.context).toEqual(before.context);
    expect(JSON.stringify((await next(neighbour)).messages[0])).toContain("likes tea");
  });
});

describe("an active run", () => {
  it("is aborted, and then the session goes back and forth", async () => {
    const session = await newSession();
    const { target, expected } = await story(session);
    const asked = gateway.model.requests.length;
    const run = await operator.startTurn(session, "This never ends.\n!hang");
    await expect.poll(() => gateway.model.requests.length).toBeGreaterThan(asked);

    const rollback = await rollBack(session, target.id);

    expect((await run.ended).state).toBe("aborted");
    expect(await next(session)).toEqual(expected);
    await undo(rollback);
  });

  it("is aborted also before it has come to the model", async () => {
    const session = await newSession();
    const { target, expected } = await story(session);
    const run = await operator.startTurn(session, "This never begins.\n!hang");

    const rollback = await rollBack(session, target.id);

    await run.ended;
    expect(await next(session)).toEqual(expected);
    await undo(rollback);
  });

  it("can be a reason to refuse, and goes on undisturbed", async () => {
    const session = await newSession();
    const { target } = await story(session);
    const run = await operator.startTurn(session, "Take your time.\n!slow 4000");

    const attempt = startRollback(deps, requester, session, {
      snapshotId: target.id,
      preserveMemory: false,
      onActiveRun: "refuse",
    });

    await expect(attempt).rejects.toMatchObject({ code: "run_active" });
    expect((await run.ended).state).toBe("final");
  });
});
