import { afterEach, describe, expect, it, vi } from "vitest";
import { COOKIE_NAME, issueCookie } from "@/lib/server/credentials";
import { createApi } from "./app";
import { MAIN_PATH, problemOf, startApi } from "./testing/start-api";

const TOKEN = "correct-horse-battery-staple";
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const SNAPSHOT = "snap_00000000000000000000000000";
const ROLLBACK = "rb_00000000000000000000000000";

const WRITES: [string, string, unknown][] = [
  ["POST", `${MAIN_PATH}/snapshots`, { name: "a" }],
  ["PATCH", `${MAIN_PATH}/snapshots/${SNAPSHOT}`, { name: "a" }],
  ["DELETE", `${MAIN_PATH}/snapshots/${SNAPSHOT}`, undefined],
  ["POST", `${MAIN_PATH}/rollback/plan`, { snapshotId: SNAPSHOT }],
  ["POST", `${MAIN_PATH}/rollback`, { snapshotId: SNAPSHOT }],
  ["POST", `${MAIN_PATH}/verify`, { snapshotId: SNAPSHOT }],
  ["POST", `/api/v1/rollbacks/${ROLLBACK}/undo`, {}],
  ["POST", `/api/v1/rollbacks/${ROLLBACK}/check`, undefined],
  ["POST", `/api/v1/rollbacks/${ROLLBACK}/accept`, { note: "a" }],
  ["POST", `/api/v1/snapshots/${SNAPSHOT}/review`, { note: "a" }],
];
const READS = [
  "/api/v1/sessions",
  "/api/v1/sessions/main",
  `${MAIN_PATH}/state`,
  `${MAIN_PATH}/snapshots`,
  `${MAIN_PATH}/snapshots/${SNAPSHOT}`,
  `${MAIN_PATH}/snapshots/${SNAPSHOT}/state`,
  `${MAIN_PATH}/diff?from=current&to=current`,
  `${MAIN_PATH}/rollbacks`,
  `/api/v1/rollbacks/${ROLLBACK}`,
  "/api/v1/snapshots",
  "/api/v1/audit",
  "/api/v1/audit/counts",
  "/api/v1/audit/export",
  "/api/v1/audit/verify",
  "/api/v1/events",
  "/api/v1/health",
  "/api/v1/openapi.json",
  "/api/v1/docs",
  "/api/v1/docs/start.js",
  "/api/v1/docs/swagger-ui.css",
  "/api/v1/nothing-here",
];

afterEach(() => vi.restoreAllMocks());

describe("the token", () => {
  it.each([...WRITES, ...READS.map((path): [string, string, unknown] => ["GET", path, undefined])])(
    "is demanded by %s %s",
    async (method, path, body) => {
      const { send } = await startApi({ token: TOKEN });

      for (const headers of [{}, bearer("wrong-token-wrong-token"), { authorization: `Basic ${TOKEN}` }]) {
        const response = await send(method, path, body, headers);
        expect(response.status).toBe(401);
        expect(response.headers.get("www-authenticate")).toBe('Bearer realm="clawback"');
        expect((await problemOf(response)).code).toBe("unauthorized");
      }
      const right = await send(method, path, body, bearer(TOKEN));
      expect(right.status).not.toBe(401);
      await right.body?.cancel();
    },
  );

  it("makes the bearer the API, and the cookie the operator", async () => {
    const { send } = await startApi({ token: TOKEN });
    const who = async (headers: Record<string, string>) => {
      const response = await send("POST", `${MAIN_PATH}/snapshots`, { name: "a" }, headers);
      return ((await response.json()) as { createdBy: unknown }).createdBy;
    };

    expect(await who(bearer(TOKEN))).toEqual({ kind: "token", name: "api" });
    expect(await who({ cookie: `${COOKIE_NAME}=${issueCookie(TOKEN)}` })).toEqual({
      kind: "user",
      name: "operator",
    });
  });

  it.each([
    ["of another token", issueCookie("another-token-altogether")],
    ["that has expired", issueCookie(TOKEN, Date.now() - 8 * 24 * 3_600_000)],
    ["that is the token", TOKEN],
    ["whose end was moved", issueCookie(TOKEN).replace(/^\d+/, "9999999999999")],
    ["that is empty", ""],
  ])("is not replaced by a cookie %s", async (_, value) => {
    const { send } = await startApi({ token: TOKEN });

    const response = await send("GET", "/api/v1/sessions", undefined, { cookie: `${COOKIE_NAME}=${value}` });

    expect(response.status).toBe(401);
  });

  it("guessed wrong ten times makes its caller wait with every further guess; whoever has the right one is never locked out", async () => {
    const { send } = await startApi({ token: TOKEN });
    const from = (address: string, token: string) =>
      send("GET", "/api/v1/health", undefined, { ...bearer(token), "x-forwarded-for": address });
    for (let guess = 0; guess < 10; guess += 1) {
      expect((await from("10.0.0.1", `guess-number-${guess}-of-many`)).status).toBe(401);
    }

    const limited = await from("10.0.0.1", "guess-number-11-of-many");

    expect(limited.status).toBe(429);
    expect((await problemOf(limited)).code).toBe("rate_limited");
    expect(Number(limited.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect((await from("10.0.0.1", TOKEN)).status).toBe(200);
  });

  it("and a body are in no log line and no answer", async () => {
    const lines: string[] = [];
    vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
    const { send } = await startApi({ token: TOKEN });

    const response = await send(
      "POST",
      `${MAIN_PATH}/snapshots?x=${TOKEN}`,
      { name: "a-secret-name" },
      bearer(TOKEN),
    );
    const wrong = await send(
      "POST",
      `${MAIN_PATH}/snapshots`,
      { name: "a-secret-name" },
      bearer("wrong-token-wrong-token"),
    );

    expect(response.status).toBe(201);
    expect(await wrong.text()).not.toContain("wrong-token");
    const own = lines.filter((line) => line.includes("/snapshots"));
    expect(own).toHaveLength(2);
    expect(JSON.parse(own[0] ?? "")).toMatchObject({
      method: "POST",
      path: `${MAIN_PATH}/snapshots`,
      status: 201,
    });
    expect(lines.join("")).not.toMatch(/correct-horse|wrong-token|a-secret-name/);
  });
});

describe("the origin of a write", () => {
  const cases: [string, Record<string, string>, boolean][] = [
    ["a program", {}, true],
    ["its own page", { origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" }, true],
    ["its own page in a browser without Sec-Fetch-Site", { origin: "http://127.0.0.1:3000" }, true],
    [
      "its own page behind a proxy with TLS",
      { origin: "https://127.0.0.1:3000", "sec-fetch-site": "same-origin" },
      true,
    ],
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, false],
    ["another site in a browser without Sec-Fetch-Site", { origin: "https://evil.example" }, false],
    ["another site that sends no Origin", { "sec-fetch-site": "cross-site" }, false],
    [
      "a neighbour on another port",
      { origin: "http://127.0.0.1:4000", "sec-fetch-site": "same-site" },
      false,
    ],
    ["a sandboxed page", { origin: "null" }, false],
    ["a file", { origin: "file://" }, false],
    ["the address bar", { "sec-fetch-site": "none" }, false],
  ];

  it.each(cases)("%s", async (_, headers, allowed) => {
    const { send } = await startApi();

    for (const [method, path, body] of WRITES) {
      const response = await send(method, path, body, { host: "127.0.0.1:3000", ...headers });
      expect(response.status === 403).toBe(!allowed);
      if (!allowed) expect((await problemOf(response)).code).toBe("forbidden");
    }
  });

  it("counts with a right cookie too", async () => {
    const { send } = await startApi({ token: TOKEN });
    const cookie = `${COOKIE_NAME}=${issueCookie(TOKEN)}`;

    const response = await send(
      "POST",
      `${MAIN_PATH}/snapshots`,
      { name: "a" },
      {
        cookie,
        host: "claw.example",
        origin: "https://evil.example",
      },
    );

    expect(response.status).toBe(403);
  });
});

describe("the Host header", () => {
  it.each([
    ["127.0.0.1:3000", 200],
    ["localhost:3000", 200],
    ["LOCALHOST", 200],
    ["[::1]:3000", 200],
    ["127.0.0.1.evil.example:3000", 403],
    ["evil.example", 403],
    ["localhost.evil.example", 403],
    ["", 403],
  ])("%s is answered with %i when only this machine can connect", async (host, status) => {
    const { send } = await startApi({ loopbackOnly: true });

    const response = await send("GET", "/api/v1/health", undefined, { host });

    expect(response.status).toBe(status);
  });

  it("may be any name when the server listens for others, which takes a token", async () => {
    const { send } = await startApi({ token: TOKEN });

    const response = await send("GET", "/api/v1/health", undefined, {
      host: "claw.example",
      ...bearer(TOKEN),
    });

    expect(response.status).toBe(200);
  });
});

describe("a call from within", () => {
  it("is on behalf of the actor it names, whatever its headers say", async () => {
    const { runtime } = await startApi({ token: TOKEN, loopbackOnly: true });
    const api = createApi(runtime);

    const response = await api.request(
      `${MAIN_PATH}/snapshots`,
      { method: "POST", body: '{"name":"a"}', headers: { "content-type": "application/json" } },
      { actor: { kind: "user", name: "operator" } },
    );

    expect(((await response.json()) as { createdBy: unknown }).createdBy).toEqual({
      kind: "user",
      name: "operator",
    });
  });
});
