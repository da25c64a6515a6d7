import { describe, expect, it, vi } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import { pageOf } from "@/lib/contract/page";
import { Snapshot, TagCounts } from "@/lib/contract/snapshot";
import { State } from "@/lib/contract/state";
import { MAIN, MAIN_PATH, problemOf, startApi } from "./testing/start-api";

const NOWHERE = "snap_00000000000000000000000000";

describe("POST /sessions/{sessionId}/snapshots", () => {
  it("takes a snapshot, says where it is, and names who asked", async () => {
    const { send } = await startApi();

    const response = await send("POST", "/api/v1/sessions/main/snapshots", {
      name: "pre-deployment-check",
      description: "Before the deploy",
      tags: ["deploy", "critical"],
    });

    expect(response.status).toBe(201);
    const snapshot = Snapshot.parse(await response.json());
    expect(snapshot).toMatchObject({
      sessionId: MAIN,
      name: "pre-deployment-check",
      tags: ["deploy", "critical"],
      kind: "manual",
      createdBy: { kind: "token", name: "local" },
    });
    expect(response.headers.get("location")).toBe(`${MAIN_PATH}/snapshots/${snapshot.id}`);
    const found = await send("GET", response.headers.get("location") ?? "");
    expect(Snapshot.parse(await found.json())).toEqual(snapshot);
  });

  it.each([
    ["no name", {}, "name"],
    ["an empty name", { name: "" }, "name"],
    ["a name of spaces", { name: "   " }, "name"],
    ["a name of 121 characters", { name: "a".repeat(121) }, "name"],
    ["a name with a control character", { name: "a\u0007b" }, "name"],
    ["a name on two lines", { name: "a\nb" }, "name"],
    ["a name with half a surrogate pair", { name: "a\ud800b" }, "name"],
    ["a name that is a number", { name: 7 }, "name"],
    ["an empty tag", { name: "a", tags: [""] }, "tags.0"],
    ["a tag twice", { name: "a", tags: ["x", "x"] }, "tags"],
    ["33 tags", { name: "a", tags: Array.from({ length: 33 }, (_, at) => `t${at}`) }, "tags"],
    ["a tag with a comma", { name: "a", tags: ["a,b"] }, "tags.0"],
    ["an unknown field", { name: "a", colour: "red" }, "colour"],
    ["a kind that only Clawback gives", { name: "a", kind: "safety" }, "kind"],
    ["a list", [], ""],
    ["null", null, ""],
  ])("refuses %s, names the field and takes nothing", async (_, body, path) => {
    const { send } = await startApi();

    const response = await send("POST", `${MAIN_PATH}/snapshots`, body);

    expect(response.status).toBe(400);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ code: "validation_failed", errors: [{ path }] });
    expect(problem.detail.startsWith(path)).toBe(true);
    const list = pageOf(Snapshot).parse(await (await send("GET", `${MAIN_PATH}/snapshots`)).json());
    expect(list.items).toEqual([]);
  });

  it.each([
    ["text that is not JSON", '{"name":', "application/json"],
    ["bytes that are not UTF-8", Buffer.from([0x22, 0xff, 0x22]), "application/json"],
    ["a form", "name=a", "application/x-www-form-urlencoded"],
    ["plain text", '{"name":"a"}', "text/plain"],
    ["JSON of no declared type", '{"name":"a"}', ""],
  ])("refuses %s as a body", async (_, body, type) => {
    const { api } = await startApi();

    const response = await api.request(`${MAIN_PATH}/snapshots`, {
      method: "POST",
      body: Buffer.from(body),
      headers: type === "" ? {} : { "content-type": type },
    });

    expect(response.status).toBe(400);
    const problem = await problemOf(response);
    expect(problem.code).toBe("validation_failed");
    expect(problem.detail).toMatch(/^(The body is not|Send the body as JSON)/);
  });

  it("refuses a body over 1 MiB by its announced length, before any of it is read", async () => {
    const { api } = await startApi();
    const pull = vi.fn();
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });

    const response = await api.request(
      new Request(`http://localhost${MAIN_PATH}/snapshots`, {
        method: "POST",
        body,
        headers: { "content-type": "application/json", "content-length": String((1 << 20) + 1) },
        duplex: "half",
      } as RequestInit), // the types do not know `duplex`
    );

    expect(response.status).toBe(413);
    expect(pull).not.toHaveBeenCalled();
  });

  it("refuses a body of a little over 1 MiB and takes one of just that", async () => {
    const { send } = await startApi();
    const padded = (bytes: number) => `{"name":"a"}${" ".repeat(bytes - 12)}`;
    expect((await send("POST", `${MAIN_PATH}/snapshots`, padded(1 << 20))).status).toBe(201);

    const response = await send("POST", `${MAIN_PATH}/snapshots`, padded((1 << 20) + 1));

    expect(response.status).toBe(413);
    expect((await problemOf(response)).code).toBe("payload_too_large");
  });

  it("stops reading a body of unknown length at 1 MiB", async () => {
    const { api } = await startApi();
    let chunks = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        chunks += 1;
        controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
      },
    });

    const response = await api.request(
      new Request(`http://localhost${MAIN_PATH}/snapshots`, {
        method: "POST",
        body,
        headers: { "content-type": "application/json" },
        duplex: "half",
      } as RequestInit),
    );

    expect(response.status).toBe(413);
    expect(chunks).toBeLessThan(25);
  });

  it("answers session_not_found for a session nobody knows", async () => {
    const { send } = await startApi();

    const response = await send("POST", "/api/v1/sessions/agent%3Amain%3Anobody/snapshots", { name: "a" });

    expect(response.status).toBe(404);
    expect((await problemOf(response)).code).toBe("session_not_found");
  });

  it("answers session_not_found when its lists are asked for, and an empty list for a session without any", async () => {
    const { send } = await startApi();

    for (const list of ["snapshots", "rollbacks"]) {
      const unknown = await send("GET", `/api/v1/sessions/agent%3Amain%3Anobody/${list}`);
      expect(unknown.status).toBe(404);
      expect((await problemOf(unknown)).code).toBe("session_not_found");
      expect(await (await send("GET", `${MAIN_PATH}/${list}`)).json()).toMatchObject({ items: [] });
    }
  });

  it("says that the host is down, and when to try again", async () => {
    const { send, host } = await startApi();
    host.failNext("capture");

    const response = await send("POST", `${MAIN_PATH}/snapshots`, { name: "a" });

    expect(response.status).toBe(503);
    expect((await problemOf(response)).code).toBe("host_unavailable");
    expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
  });

  it("says that the store is gone and tells no path of it", async () => {
    const { send, runtime } = await startApi();
    await runtime.close();

    const response = await send("POST", `${MAIN_PATH}/snapshots`, { name: "a" });

    expect(response.status).toBe(503);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: "store_unavailable" });
    expect(text).not.toContain("/tmp");
  });
});

describe("a snapshot's address", () => {
  it("does not show a snapshot of another session", async () => {
    const { send, host, snapshot } = await startApi();
    await host.sendTurn(SessionId.parse("agent:main:other"), "hello");
    const { id } = await snapshot();

    for (const [method, path, body] of [
      ["GET", "", undefined],
      ["GET", "/state", undefined],
      ["PATCH", "", { name: "mine" }],
      ["DELETE", "", undefined],
    ] as const) {
      const response = await send(
        method,
        `/api/v1/sessions/agent%3Amain%3Aother/snapshots/${id}${path}`,
        body,
      );
      expect(response.status).toBe(404);
      expect((await problemOf(response)).code).toBe("snapshot_not_found");
    }
    expect((await send("GET", `${MAIN_PATH}/snapshots/${id}`)).status).toBe(200);
  });

  it.each([
    [NOWHERE, 404, "snapshot_not_found"],
    ["snap_abc123", 404, "snapshot_not_found"],
    ["..%2F..%2Fetc", 400, "validation_failed"],
    ["%00", 400, "validation_failed"],
    ["snap_%F0%9F%A6%9E", 400, "validation_failed"],
    ["rollback", 400, "validation_failed"],
  ])("answers %s with %i %s", async (id, status, code) => {
    const { send } = await startApi();

    const response = await send("GET", `${MAIN_PATH}/snapshots/${id}`);

    expect(response.status).toBe(status);
    expect((await problemOf(response)).code).toBe(code);
  });

  it("changes name, description, tags and hold, and nothing else", async () => {
    const { send, snapshot } = await startApi();
    const before = await snapshot();

    const response = await send("PATCH", `${MAIN_PATH}/snapshots/${before.id}`, {
      name: "renamed",
      description: "why",
      tags: ["audit"],
      hold: true,
    });

    expect(Snapshot.parse(await response.json())).toEqual({
      ...before,
      name: "renamed",
      description: "why",
      tags: ["audit"],
      held: true,
    });
    const wrong = await send("PATCH", `${MAIN_PATH}/snapshots/${before.id}`, { kind: "safety" });
    expect(wrong.status).toBe(400);
  });

  it("deletes a snapshot once, and never a held one", async () => {
    const { send, snapshot } = await startApi();
    const { id } = await snapshot();
    const path = `${MAIN_PATH}/snapshots/${id}`;
    await send("PATCH", path, { hold: true });

    const held = await send("DELETE", path);
    await send("PATCH", path, { hold: false });
    const first = await send("DELETE", path);
    const second = await send("DELETE", path);

    expect(held.status).toBe(409);
    expect((await problemOf(held)).code).toBe("snapshot_held");
    expect([first.status, await first.text()]).toEqual([204, ""]);
    expect(second.status).toBe(404);
  });

  it("gives the state as it was captured, whatever came later", async () => {
    const { send, host, snapshot } = await startApi();
    const before = State.parse(await (await send("GET", `${MAIN_PATH}/state`)).json());
    const { id, stateDigest } = await snapshot();
    await host.sendTurn(MAIN, "and now something else");

    const state = State.parse(await (await send("GET", `${MAIN_PATH}/snapshots/${id}/state`)).json());

    expect(state.digest).toBe(stateDigest);
    expect({ ...state, capturedAt: "" }).toEqual({ ...before, capturedAt: "" });
  });
});

describe("GET /sessions/{sessionId}/tags", () => {
  it("counts the session's own snapshots, and answers session_not_found for a session nobody knows", async () => {
    const { send } = await startApi();
    const counts = async () =>
      TagCounts.parse(await (await send("GET", "/api/v1/sessions/main/tags")).json());
    expect(await counts()).toEqual({ tags: [], held: 0 });
    await send("POST", `${MAIN_PATH}/snapshots`, { name: "one", tags: ["audit", "deploy"], hold: true });
    await send("POST", `${MAIN_PATH}/snapshots`, { name: "two", tags: ["deploy"] });

    expect(await counts()).toEqual({
      tags: [
        { tag: "deploy", count: 2 },
        { tag: "audit", count: 1 },
      ],
      held: 1,
    });
    const unknown = await send("GET", "/api/v1/sessions/agent%3Amain%3Anobody/tags");
    expect((await problemOf(unknown)).code).toBe("session_not_found");
  });
});

describe("lists of snapshots", () => {
  it("are newest first and filtered by the query language, in a session and across all", async () => {
    const { send, host } = await startApi();
    const other = SessionId.parse("agent:main:other");
    await host.sendTurn(other, "hello");
    await send("POST", `${MAIN_PATH}/snapshots`, { name: "one", tags: ["audit"] });
    await send("POST", `${MAIN_PATH}/snapshots`, { name: "two" });
    await send("POST", `/api/v1/sessions/${other}/snapshots`, { name: "three", tags: ["audit"] });
    const names = async (path: string) => {
      const page = pageOf(Snapshot).parse(await (await send("GET", path)).json());
      return page.items.map(({ name }) => name);
    };

    expect(await names(`${MAIN_PATH}/snapshots`)).toEqual(["two", "one"]);
    expect(await names(`${MAIN_PATH}/snapshots?query=tag:audit`)).toEqual(["one"]);
    expect(await names("/api/v1/snapshots")).toEqual(["three", "two", "one"]);
    expect(await names("/api/v1/snapshots?query=tag:audit%20-session:agent:main:main")).toEqual(["three"]);
    expect(await names("/api/v1/snapshots?query=kind:manual%20two")).toEqual(["two"]);
    expect((await send("GET", "/api/v1/snapshots?query=status:failing")).status).toBe(400);
  });
});
