import { describe, expect, it } from "vitest";
import { ServerHealth } from "@/lib/contract/host";
import { MAIN_PATH, problemOf, startApi } from "./testing/start-api";

describe("every answer", () => {
  it("has a request id: the caller's when it is harmless, else a new one", async () => {
    const { send } = await startApi();
    const idFor = async (given: string) =>
      (await send("GET", "/api/v1/health", undefined, { "x-request-id": given })).headers.get("x-request-id");

    expect(await idFor("trace-1.2_3")).toBe("trace-1.2_3");
    expect(await idFor("a b")).toMatch(/^[\da-f-]{36}$/);
    expect(await idFor("x".repeat(65))).toMatch(/^[\da-f-]{36}$/);
    expect(await idFor('"}{"level":"error')).toMatch(/^[\da-f-]{36}$/);
  });

  it("that refuses carries the same request id in its body", async () => {
    const { send } = await startApi();

    const response = await send("GET", "/api/v1/sessions/nobody", undefined, { "x-request-id": "trace-1" });

    expect((await problemOf(response)).requestId).toBe("trace-1");
    expect(response.headers.get("x-request-id")).toBe("trace-1");
  });

  it("is not cached and not sniffed", async () => {
    const { send } = await startApi();

    const { headers } = await send("GET", `${MAIN_PATH}/state`);

    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("an address the API does not have", () => {
  it.each(["/api/v1", "/api/v1/nothing", `${MAIN_PATH}/snapshots/a/b/c`, "/api/v1/audit/nothing"])(
    "%s is not_found",
    async (path) => {
      const { send } = await startApi();

      const response = await send("GET", path);

      expect(response.status).toBe(404);
      expect((await problemOf(response)).code).toBe("not_found");
    },
  );

  it.each([
    ["PUT", "/api/v1/sessions", "GET, HEAD"],
    ["DELETE", "/api/v1/sessions/main", "GET, HEAD"],
    ["GET", "/api/v1/sessions/main/rollback", "POST"],
  ])("%s %s is refused and the possible methods are named", async (method, path, allow) => {
    const { send } = await startApi();

    const response = await send(method, path);

    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(allow);
    expect((await problemOf(response)).status).toBe(405);
  });
});

describe("an error of our own", () => {
  it("tells the caller nothing about itself", async () => {
    const { send, runtime } = await startApi();
    runtime.deps.host.findSession = async () => {
      throw new Error("secret detail at /home/someone");
    };

    const response = await send("GET", "/api/v1/sessions/agent:main:main");

    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
  });
});

describe("GET /health", () => {
  it("tells version, host and store", async () => {
    const { send } = await startApi();

    const health = ServerHealth.parse(await (await send("GET", "/api/v1/health")).json());

    expect(health).toMatchObject({
      version: "0.0.0-test",
      store: "sqlite",
      host: { kind: "demo", connection: "connected" },
    });
  });

  it("answers when the host is down", async () => {
    const { send, host } = await startApi();
    host.failNext("listSessions");

    expect((await send("GET", "/api/v1/health")).status).toBe(200);
  });
});
