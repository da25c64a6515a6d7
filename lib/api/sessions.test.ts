import { describe, expect, it } from "vitest";
import { pageOf } from "@/lib/contract/page";
import { Session } from "@/lib/contract/session";
import { State } from "@/lib/contract/state";
import { MAIN, MAIN_PATH, problemOf, startApi } from "./testing/start-api";

describe("GET /sessions", () => {
  it("lists sessions by pages that meet without gap or overlap", async () => {
    const { send } = await startApi();
    const all = pageOf(Session).parse(await (await send("GET", "/api/v1/sessions")).json());
    const first = pageOf(Session).parse(await (await send("GET", "/api/v1/sessions?limit=2")).json());
    const second = pageOf(Session).parse(
      await (await send("GET", `/api/v1/sessions?limit=200&cursor=${first.nextCursor}`)).json(),
    );

    expect(first.items).toHaveLength(2);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.items.map(({ id }) => id));
    expect(second.nextCursor).toBeNull();
  });

  it("filters by the query language", async () => {
    const { send } = await startApi();

    const page = pageOf(Session).parse(
      await (
        await send("GET", `/api/v1/sessions?query=${encodeURIComponent("session:agent:main:main")}`)
      ).json(),
    );

    expect(page.items.map(({ id }) => id)).toEqual([MAIN]);
  });

  it.each([
    ["colour:red", 0, 6],
    ["tag:a held:true", 6, 4],
    ["errors:>many", 8, 4],
    ['"open', 0, 5],
  ])("refuses the query %s and says where it is wrong", async (query, at, length) => {
    const { send } = await startApi();

    const response = await send("GET", `/api/v1/sessions?query=${encodeURIComponent(query)}`);

    expect(response.status).toBe(400);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ code: "validation_failed", at, length });
    expect(problem.detail).toContain(`position ${at + 1}`);
  });

  it.each(["limit=0", "limit=201", "limit=ten", "limit=1&limit=2", "cursor=zzz", "page=2"])(
    "refuses ?%s with a sentence",
    async (search) => {
      const { send } = await startApi();

      const response = await send("GET", `/api/v1/sessions?${search}`);

      expect(response.status).toBe(400);
      expect((await problemOf(response)).code).toBe("validation_failed");
    },
  );
});

describe("GET /sessions/{sessionId}", () => {
  it("takes main for the host's main session", async () => {
    const { send } = await startApi();

    const response = await send("GET", "/api/v1/sessions/main");

    expect(Session.parse(await response.json()).id).toBe(MAIN);
  });

  it("answers session_not_found for a session nobody knows", async () => {
    const { send } = await startApi();

    const response = await send("GET", "/api/v1/sessions/agent%3Amain%3Anobody");

    expect(response.status).toBe(404);
    expect((await problemOf(response)).code).toBe("session_not_found");
  });

  it.each([
    ["a%2Fb", "a slash"],
    ["%2E%2E", "dots"],
    ["a%00b", "a zero byte"],
    ["a%E2%80%AEb", "a direction mark"],
    ["a%20b", "a space"],
    ["%ZZ", "a broken escape"],
    ["%C3%28", "broken UTF-8"],
    [`${"a".repeat(513)}`, "513 characters"],
  ])("refuses %s (%s) as an id", async (id) => {
    const { send } = await startApi();

    const response = await send("GET", `/api/v1/sessions/${id}/state`);

    // A path of dots is resolved before any server sees it.
    if (id === "%2E%2E") expect(response.status).toBe(404);
    else expect(response.status).toBe(400);
    expect((await problemOf(response)).requestId).not.toBe("");
  });

  it("knows a session whose key has other scripts and emoji", async () => {
    const { send, host } = await startApi();
    const id = "agent:main:客服-دعم-🦞";
    await host.sendTurn(id as typeof MAIN, "hello");

    const response = await send("GET", `/api/v1/sessions/${encodeURIComponent(id)}`);

    expect(Session.parse(await response.json()).id).toBe(id);
  });
});

describe("GET /sessions/{sessionId}/state", () => {
  it("gives the whole state of this moment", async () => {
    const { send, host } = await startApi();
    await host.writeMemory(MAIN, "MEMORY.md", "remember the milk\n");

    const state = State.parse(await (await send("GET", `${MAIN_PATH}/state`)).json());

    expect(state.memoryFiles["MEMORY.md"]).toBe("remember the milk\n");
    expect(state.messages).toHaveLength(state.contextSize);
  });

  it("answers host_unavailable with Retry-After when the host is down", async () => {
    const { send, host } = await startApi();
    host.failNext("capture");

    const response = await send("GET", `${MAIN_PATH}/state`);

    expect(response.status).toBe(503);
    expect((await problemOf(response)).code).toBe("host_unavailable");
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
