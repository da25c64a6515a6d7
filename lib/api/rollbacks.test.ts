import { describe, expect, it } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import { pageOf } from "@/lib/contract/page";
import { Plan, Rollback, Verification } from "@/lib/contract/rollback";
import { State } from "@/lib/contract/state";
import { type ApiUnderTest, MAIN, MAIN_PATH, problemOf, startApi } from "./testing/start-api";

/** A snapshot, then damage: a turn and a rewritten memory. */
async function damaged() {
  const started = await startApi();
  await started.host.writeMemory(MAIN, "MEMORY.md", "The truth.\n");
  const before = await started.snapshot();
  await started.host.sendTurn(MAIN, "forget everything");
  await started.host.writeMemory(MAIN, "MEMORY.md", "Lies.\n");
  return { ...started, before };
}

const stateOf = async ({ send }: Pick<ApiUnderTest, "send">) =>
  State.parse(await (await send("GET", `${MAIN_PATH}/state`)).json());

describe("POST /sessions/{sessionId}/rollback/plan", () => {
  it("tells what a rollback would do and changes nothing", async () => {
    const { send, before } = await damaged();
    const live = await stateOf({ send });

    const response = await send("POST", `${MAIN_PATH}/rollback/plan`, { snapshotId: before.id });

    const plan = Plan.parse(await response.json());
    expect(plan.stateDigest).toBe(live.digest);
    expect(plan.effects.drop.messages).toBeGreaterThan(0);
    expect(plan.effectsPreservingMemory.drop.memoryLines).toBe(0);
    expect((await stateOf({ send })).digest).toBe(live.digest);
  });
});

describe("POST /sessions/{sessionId}/rollback", () => {
  it("puts the session back, proves it, and undo brings the damage back", async () => {
    const { send, before } = await damaged();
    const damage = await stateOf({ send });

    const response = await send("POST", `${MAIN_PATH}/rollback`, {
      snapshotId: before.id,
      preserveMemory: false,
      reason: "Agent corrupted its memory",
    });

    expect(response.status).toBe(200);
    expect(response.headers.get("preference-applied")).toBeNull();
    const rollback = Rollback.parse(await response.json());
    expect(rollback).toMatchObject({
      status: "completed",
      outcome: "restored",
      reason: "Agent corrupted its memory",
    });
    expect(rollback.verification?.passed).toBe(true);
    expect((await stateOf({ send })).digest).toBe(before.stateDigest);

    const undo = await send("POST", `/api/v1/rollbacks/${rollback.id}/undo`, { reason: "wrong one" });

    expect(undo.status).toBe(200);
    expect(Rollback.parse(await undo.json())).toMatchObject({ undoOf: rollback.id, outcome: "restored" });
    expect((await stateOf({ send })).digest).toBe(damage.digest);
    const list = pageOf(Rollback).parse(await (await send("GET", `${MAIN_PATH}/rollbacks`)).json());
    expect(list.items.map(({ undoOf }) => undoOf)).toEqual([rollback.id, null]);
  });

  it("leaves memory alone when asked to", async () => {
    const { send, before } = await damaged();

    await send("POST", `${MAIN_PATH}/rollback`, { snapshotId: before.id, preserveMemory: true });

    const state = await stateOf({ send });
    expect(state.memoryFiles["MEMORY.md"]).toBe("Lies.\n");
    expect(state.contextSize).toBe(before.parts.context.count);
  });

  it("answers 202 and where to look with Prefer: respond-async", async () => {
    const { send, host, before } = await damaged();
    const gate = host.holdNext("restoreContext");

    const response = await send(
      "POST",
      `${MAIN_PATH}/rollback`,
      { snapshotId: before.id },
      { prefer: "handling=lenient, respond-async; foo=bar" },
    );

    expect(response.status).toBe(202);
    expect(response.headers.get("preference-applied")).toBe("respond-async");
    const { id, status } = Rollback.parse(await response.json());
    expect(status).toBe("running");
    expect(response.headers.get("location")).toBe(`/api/v1/rollbacks/${id}`);
    await gate.entered;

    const second = await send("POST", `${MAIN_PATH}/rollback`, { snapshotId: before.id });
    expect(second.status).toBe(409);
    expect((await problemOf(second)).code).toBe("rollback_in_progress");

    gate.release();
    await expect
      .poll(async () => Rollback.parse(await (await send("GET", `/api/v1/rollbacks/${id}`)).json()).outcome)
      .toBe("restored");
  });

  it("runs only one of two rollbacks asked for at once", async () => {
    const { send, before } = await damaged();
    const ask = () => send("POST", `${MAIN_PATH}/rollback`, { snapshotId: before.id });

    const answers = await Promise.all([ask(), ask()]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("refuses as state_moved when the session changed since the plan, and touches nothing", async () => {
    const { send, host, before } = await damaged();
    const plan = Plan.parse(
      await (await send("POST", `${MAIN_PATH}/rollback/plan`, { snapshotId: before.id })).json(),
    );
    await host.sendTurn(MAIN, "one more");
    const moved = await stateOf({ send });

    const response = await send("POST", `${MAIN_PATH}/rollback`, {
      snapshotId: before.id,
      expectedStateDigest: plan.stateDigest,
    });

    expect(response.status).toBe(409);
    expect((await problemOf(response)).code).toBe("state_moved");
    expect((await stateOf({ send })).digest).toBe(moved.digest);
  });

  it("refuses while a run is active when asked to, and stops it when not", async () => {
    const { send, host, before } = await damaged();
    await host.startRun(MAIN);

    const refused = await send("POST", `${MAIN_PATH}/rollback`, {
      snapshotId: before.id,
      onActiveRun: "refuse",
    });
    const done = await send("POST", `${MAIN_PATH}/rollback`, { snapshotId: before.id });

    expect(refused.status).toBe(409);
    expect((await problemOf(refused)).code).toBe("run_active");
    expect(Rollback.parse(await done.json()).outcome).toBe("restored");
  });

  it("answers 200 with status failed when a step failed: it happened, and the session was put back", async () => {
    const { send, host, before } = await damaged();
    const damage = await stateOf({ send });
    host.failNext("restoreMemory");

    const response = await send("POST", `${MAIN_PATH}/rollback`, { snapshotId: before.id });

    expect(response.status).toBe(200);
    expect(Rollback.parse(await response.json())).toMatchObject({ status: "failed", outcome: "put_back" });
    expect((await stateOf({ send })).digest).toBe(damage.digest);
  });

  it.each([
    ["no snapshot", {}, 400, "validation_failed"],
    ["an unknown snapshot", { snapshotId: "snap_00000000000000000000000000" }, 404, "snapshot_not_found"],
    ["an id that no snapshot can have", { snapshotId: "snap_abc123" }, 404, "snapshot_not_found"],
    ["a path as an id", { snapshotId: "../../etc" }, 400, "validation_failed"],
    [
      "a word for preserveMemory",
      { snapshotId: "snap_00000000000000000000000000", preserveMemory: "yes" },
      400,
      "validation_failed",
    ],
    [
      "an unknown field",
      { snapshotId: "snap_00000000000000000000000000", force: true },
      400,
      "validation_failed",
    ],
    [
      "a short digest",
      { snapshotId: "snap_00000000000000000000000000", expectedStateDigest: "abc" },
      400,
      "validation_failed",
    ],
    [
      "a third way with runs",
      { snapshotId: "snap_00000000000000000000000000", onActiveRun: "wait" },
      400,
      "validation_failed",
    ],
  ])("refuses %s", async (_, body, status, code) => {
    const { send } = await startApi();

    for (const verb of ["rollback", ...(Object.keys(body).length > 1 ? [] : ["rollback/plan", "verify"])]) {
      const response = await send("POST", `${MAIN_PATH}/${verb}`, body);
      expect(response.status).toBe(status);
      expect((await problemOf(response)).code).toBe(code);
    }
  });

  it("refuses a snapshot of another session", async () => {
    const { send, host, snapshot } = await startApi();
    await host.sendTurn(SessionId.parse("agent:main:other"), "hello");
    const { id } = await snapshot();

    for (const verb of ["rollback", "rollback/plan", "verify"]) {
      const response = await send("POST", `/api/v1/sessions/agent:main:other/${verb}`, { snapshotId: id });
      expect(response.status).toBe(404);
      expect((await problemOf(response)).code).toBe("snapshot_not_found");
    }
  });
});

describe("/rollbacks/{rollbackId}", () => {
  it.each([
    ["GET", "", undefined],
    ["POST", "/undo", {}],
    ["POST", "/check", undefined],
    ["POST", "/accept", { note: "fine" }],
  ])("answers %s %s with rollback_not_found when there is none", async (method, path, body) => {
    const { send } = await startApi();

    for (const id of ["rb_00000000000000000000000000", "rb_abc"]) {
      const response = await send(method, `/api/v1/rollbacks/${id}${path}`, body);
      expect(response.status).toBe(404);
      expect((await problemOf(response)).code).toBe("rollback_not_found");
    }
  });

  it("checks a rollback again, and does not let a good one be accepted", async () => {
    const { send, before } = await damaged();
    const rollback = Rollback.parse(
      await (await send("POST", `${MAIN_PATH}/rollback`, { snapshotId: before.id })).json(),
    );

    const checked = await send("POST", `/api/v1/rollbacks/${rollback.id}/check`);
    const accepted = await send("POST", `/api/v1/rollbacks/${rollback.id}/accept`, { note: "fine" });
    const noNote = await send("POST", `/api/v1/rollbacks/${rollback.id}/accept`, {});

    expect(Rollback.parse(await checked.json()).verification?.passed).toBe(true);
    expect(accepted.status).toBe(409);
    expect((await problemOf(accepted)).code).toBe("not_restorable");
    expect(noNote.status).toBe(400);
  });

  it("takes an outcome that needs attention with a note", async () => {
    const { send, host, before } = await damaged();
    await host.setAgentTools(MAIN, ["read"]);
    const rollback = Rollback.parse(
      await (await send("POST", `${MAIN_PATH}/rollback`, { snapshotId: before.id })).json(),
    );

    const response = await send("POST", `/api/v1/rollbacks/${rollback.id}/accept`, {
      note: "tools are meant to go",
    });

    expect(rollback.outcome).toBe("needs_attention");
    expect(Rollback.parse(await response.json()).accepted).toMatchObject({
      by: "local",
      note: "tools are meant to go",
    });
  });

  it("undoes without waiting when that is preferred, with or without a body", async () => {
    const { send, before } = await damaged();
    const rollback = Rollback.parse(
      await (await send("POST", `${MAIN_PATH}/rollback`, { snapshotId: before.id })).json(),
    );

    const response = await send("POST", `/api/v1/rollbacks/${rollback.id}/undo`, undefined, {
      prefer: "respond-async",
    });

    expect(response.status).toBe(202);
    const { id } = Rollback.parse(await response.json());
    await expect
      .poll(async () => Rollback.parse(await (await send("GET", `/api/v1/rollbacks/${id}`)).json()).status)
      .toBe("completed");
  });
});

describe("POST /sessions/{sessionId}/verify", () => {
  it("compares the session with a snapshot, part by part", async () => {
    const { send, before } = await damaged();

    const response = await send("POST", `${MAIN_PATH}/verify`, { snapshotId: before.id });

    const { passed, checks } = Verification.parse(await response.json());
    expect(passed).toBe(false);
    expect(checks.find(({ part }) => part === "context")?.passed).toBe(false);
    expect(checks.find(({ part }) => part === "tools")?.passed).toBe(true);
  });
});
