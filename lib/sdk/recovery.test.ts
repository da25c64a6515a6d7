import { describe, expect, it, vi } from "vitest";
import { startApi } from "@/lib/api/testing/start-api";
import { AppError } from "@/lib/contract/errors";
import type { RecoveryAlert } from "./alert-hook";
import { OpenClawClient } from "./client";
import { OperationError } from "./operation-error";

type Answer = (request: Request) => Response | undefined;

/** A client of the real API. `instead` answers in place of it; `posted` are the alerts that the server has. */
async function connect(instead: Answer = () => undefined) {
  const { api, host } = await startApi();
  const told: RecoveryAlert[] = [];
  const client = new OpenClawClient({
    baseUrl: "http://clawback.test",
    onAlert: (alert) => void told.push(alert),
    fetch: async (request) => {
      const answer = instead(request);
      if (answer) return answer;
      return api.fetch(request);
    },
  });
  const posted = async () => (await client.alerts.list()).items;
  return { client, host, posted, told };
}

const unavailable = () =>
  Response.json(
    { type: "t", title: "t", status: 503, detail: "down", code: "host_unavailable", requestId: "r" },
    { status: 503 },
  );

const failureOf = async (attempt: Promise<unknown>): Promise<unknown> => {
  try {
    await attempt;
  } catch (error) {
    return error;
  }
  throw new Error("It was expected to fail.");
};

describe("safeOperation", () => {
  it("keeps a tagged snapshot named by the operation and the time, and answers what the operation answered", async () => {
    const { client } = await connect();
    const before = Date.now();

    const answer = await client.safeOperation("main", {
      name: "deploy",
      category: "release",
      execute: () => "deployed",
    });

    const { items } = await client.sessions.listSnapshots("main");
    expect(answer).toBe("deployed");
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ tags: ["auto-backup", "release"], kind: "pre_operation" });
    const takenAt = Number(/^pre-deploy-(\d{13})$/.exec(items[0]?.name ?? "")?.[1]);
    expect(takenAt).toBeGreaterThanOrEqual(before);
    expect(takenAt).toBeLessThanOrEqual(Date.now());
  });

  it("deletes the snapshot after success only when cleanup is asked for", async () => {
    const { client } = await connect();
    const operation = { name: "deploy", category: "release", execute: () => "deployed", cleanup: true };

    expect(await client.safeOperation("main", operation)).toBe("deployed");

    expect((await client.sessions.listSnapshots("main")).items).toEqual([]);
  });

  it("rolls back, memory too, when the operation throws, and throws an error whose cause is the original", async () => {
    const { client, host, posted } = await connect();
    const before = await client.sessions.getState("main");
    const original = new Error("disk full");

    const failure = await failureOf(
      client.safeOperation("main", {
        name: "deploy",
        category: "release",
        cleanup: true,
        execute: async () => {
          await host.sendTurn(before.sessionId, "damage");
          expect((await client.sessions.getState("main")).digest).not.toBe(before.digest);
          throw original;
        },
      }),
    );

    if (!(failure instanceof OperationError)) throw failure;
    expect(failure.cause).toBe(original);
    expect(failure.message).toContain("deploy failed: disk full.");
    expect(failure.message).toContain("is back in pre-deploy-");
    expect(failure.rollback).toMatchObject({ outcome: "restored", preserveMemory: false });
    expect(failure.rollback?.reason).toContain("disk full");
    expect((await client.sessions.getState("main")).digest).toBe(before.digest);
    expect((await client.sessions.getSnapshot("main", failure.snapshot.id)).id).toBe(failure.snapshot.id);
    expect((await posted()).filter(({ kind }) => kind === "recovery_failed")).toEqual([]);
  });

  it("does not begin the operation when no snapshot can be taken", async () => {
    const { client } = await connect((request) =>
      request.url.endsWith("/snapshots") ? unavailable() : undefined,
    );
    const execute = vi.fn();

    const failure = await failureOf(client.safeOperation("main", { name: "a", category: "b", execute }));

    expect(failure).toBeInstanceOf(AppError);
    expect(execute).not.toHaveBeenCalled();
  });

  it("alerts hook and server when the rollback fails too, and still throws the original as cause", async () => {
    const { client, posted, told } = await connect((request) =>
      request.url.endsWith("/rollback") ? unavailable() : undefined,
    );
    const original = new Error("disk full");
    const execute = () => Promise.reject(original);

    const failure = await failureOf(client.safeOperation("main", { name: "a", category: "b", execute }));

    if (!(failure instanceof OperationError)) throw failure;
    expect(failure.cause).toBe(original);
    expect(failure.rollback).toBeNull();
    expect(failure.rollbackError).toMatchObject({ code: "host_unavailable" });
    expect(failure.message).toContain(failure.snapshot.id);
    const alert = { severity: "critical", kind: "recovery_failed", snapshotId: failure.snapshot.id };
    expect(told).toEqual([expect.objectContaining(alert)]);
    expect(await posted()).toEqual([expect.objectContaining(alert)]);
  });

  it("does not lose the result to a snapshot that cannot be deleted", async () => {
    const { client } = await connect((request) => (request.method === "DELETE" ? unavailable() : undefined));
    const printed = vi.spyOn(console, "error").mockImplementation(() => {});

    const answer = await client.safeOperation("main", {
      name: "deploy",
      category: "release",
      execute: () => 7,
      cleanup: true,
    });

    expect(answer).toBe(7);
    expect(printed).toHaveBeenCalledWith(expect.stringContaining("stays"));
    printed.mockRestore();
  });

  it("takes names of any length and what was thrown of any kind", async () => {
    const { client } = await connect();
    const execute = () => Promise.reject("\u0000 nothing \ud800");

    const failure = await failureOf(
      client.safeOperation("main", { name: "长".repeat(300), category: "auto-backup", execute }),
    );

    if (!(failure instanceof OperationError)) throw failure;
    expect(failure.snapshot.name).toHaveLength(120);
    expect(failure.snapshot.tags).toEqual(["auto-backup"]);
    expect(failure.rollback?.outcome).toBe("restored");
  });
});

describe("verifyRecovery", () => {
  it("is true for the state that was expected, and when expected skills are missing", async () => {
    const { client, posted, told } = await connect();
    const state = await client.sessions.getState("main");

    expect(await client.verifyRecovery("main", state)).toBe(true);
    expect(await client.verifyRecovery("main", { ...state, skills: [...state.skills, "further"] })).toBe(
      true,
    );
    expect([...(await posted()), ...told]).toEqual([]);
  });

  it("is false for any one difference, which a critical alert to hook and server names", async () => {
    const { client, posted, told } = await connect();
    const state = await client.sessions.getState("main");
    const wrong = {
      memory: { ...state, memory: `${state.memory}x` },
      tools: { ...state, tools: [...state.tools, "further"] },
      context: { ...state, contextSize: state.contextSize + 1 },
      skills: { ...state, skills: state.skills.slice(1) },
    };

    for (const [check, expected] of Object.entries(wrong)) {
      expect(await client.verifyRecovery("main", expected), check).toBe(false);
      for (const alert of [told.pop(), (await posted())[0]]) {
        expect(alert).toMatchObject({ severity: "critical", kind: "verification_failed" });
        expect(alert?.sessionId).toBe("agent:main:main");
        expect(alert?.summary).toContain(`Failed: ${check}.`);
      }
    }
  });

  it("answers although neither hook nor server take the alert, and writes it out", async () => {
    const { client } = await connect((request) =>
      request.url.endsWith("/alerts") ? unavailable() : undefined,
    );
    const printed = vi.spyOn(console, "error").mockImplementation(() => {});
    const state = await client.sessions.getState("main");

    expect(await client.verifyRecovery("main", { ...state, memory: "" })).toBe(false);

    expect(printed).toHaveBeenCalledWith(expect.stringContaining("did not take this alert"));
    printed.mockRestore();
  });

  it("throws when the session cannot be read: that is no answer", async () => {
    const { client } = await connect();
    const expected = { memory: "", tools: [], skills: [], contextSize: 0 };

    expect(await failureOf(client.verifyRecovery("agent:none:none", expected))).toMatchObject({
      code: "session_not_found",
    });
  });
});
