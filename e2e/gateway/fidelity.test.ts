import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planRollback } from "@/lib/engine/plan";
import { startRollback } from "@/lib/engine/rollback";
import { agentOf } from "@/lib/hosts/gateway/session-keys";
import { deps, gateway, newSession, operator, startLab, stopLab, workspaceFile } from "./fidelity/lab";
import { expectTheWayBack, next, requester, rollBack, story, undo } from "./fidelity/story";

// The promise of the product, against the real gateway: after a rollback the model is given exactly what it would have
// been given after the snapshot, and after the undo the session is exactly what it was before the rollback.

beforeAll(startLab);
afterAll(stopLab);

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
        '你好，世界 مرحبا بالعالم 👩‍🚀\n!tool write {"path":"MEMORY.md","content":"# Memory 记忆\\n- شاي 🍵\\n"}\n!say 好的 حسنًا 🙂',
      ),
    );
    await expectTheWayBack(told, () =>
      operator.turn(session, '!tool write {"path":"MEMORY.md","content":"# other\\n"}'),
    );
    expect(readFileSync(workspaceFile(session, "MEMORY.md"), "utf8")).toBe("# other\n");
  });

  it("with 2,000 messages", async () => {
    const session = await newSession();
    writeFileSync(workspaceFile(session, "tiny.txt"), "1\n2\n3\n");
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
  }, 400_000);
});

describe("memory", () => {
  const rewrite = '!tool write {"path":"MEMORY.md","content":"# Memory\\n- hates tea\\n"}';
  const create = '!tool write {"path":"memory/2026-01-01.md","content":"a day\\n"}';

  it("that a tool rewrote or created comes back", async () => {
    const session = await newSession();
    await expectTheWayBack(await story(session), () =>
      operator.turn(session, `Forget it.\n${rewrite}\n${create}`),
    );
    expect(readFileSync(workspaceFile(session, "MEMORY.md"), "utf8")).toBe("# Memory\n- hates tea\n");
    expect(readFileSync(workspaceFile(session, "memory/2026-01-01.md"), "utf8")).toBe("a day\n");
  });

  it("stays as it is when it is to be preserved, while the context goes back", async () => {
    const session = await newSession();
    const { target, expected } = await story(session);
    await operator.turn(session, `Forget it.\n${rewrite}`);

    const rollback = await rollBack(session, target.id, { preserveMemory: true });

    expect(readFileSync(workspaceFile(session, "MEMORY.md"), "utf8")).toBe("# Memory\n- hates tea\n");
    const after = await next(session);
    expect(after.messages.slice(1)).toEqual(expected.messages.slice(1));
    expect(JSON.stringify(after.messages[0])).toBe(
      JSON.stringify(expected.messages[0]).replace("likes tea", "hates tea"),
    );
    await undo(rollback);
  });

  it("of a workspace that sessions share changes for all, and the plan names them", async () => {
    const session = await newSession();
    const neighbour = await newSession({ agentId: agentOf(session) });
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

describe("what the gateway remembers of who wrote memory", () => {
  it("makes it leave a restored MEMORY.md out once the agent writes it again: the plan says so before", async () => {
    const session = await newSession();
    const { target } = await story(session);
    await operator.turn(session, '!tool write {"path":"MEMORY.md","content":"# Memory\\n- hates tea\\n"}');

    const plan = await planRollback(deps, session, target.id);
    await rollBack(session, target.id);

    expect(plan.notes.join("\n")).toContain("a restored MEMORY.md was changed from outside");
    expect(JSON.stringify((await next(session)).messages[0])).toContain("likes tea");
    await operator.turn(session, '!tool write {"path":"MEMORY.md","content":"# Memory\\n- after\\n"}');
    expect(JSON.stringify((await next(session)).messages[0])).not.toContain("- after");
  });
});

describe("an active run", () => {
  it("is aborted, and then the session goes back and forth", async () => {
    const session = await newSession();
    const { target, expected } = await story(session);
    const asked = gateway.model.requests.length;
    const run = await operator.startTurn(session, "This never ends.\n!hang");
    await expect.poll(() => gateway.model.requests.length, { timeout: 60_000 }).toBeGreaterThan(asked);

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
