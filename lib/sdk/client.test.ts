import { describe, expect, it } from "vitest";
import { serve } from "@/lib/api/testing/serve";
import { startApi } from "@/lib/api/testing/start-api";
import { AppError } from "@/lib/contract/errors";
import type { LiveEvent } from "@/lib/contract/event";
import { SessionId } from "@/lib/contract/ids";
import { OpenClawClient } from "./client";
import type { ClientOptions } from "./transport";

/** A client whose network is the real API, called in place. */
async function connect(options: Partial<ClientOptions> = {}) {
  const started = await startApi();
  const sent: Request[] = [];
  const client = new OpenClawClient({
    baseUrl: "http://clawback.test/",
    fetch: async (request) => {
      sent.push(request.clone());
      return started.api.fetch(request);
    },
    ...options,
  });
  return { ...started, client, sent };
}

/** A client whose network answers from a list, and then not at all. */
function scripted(answers: (() => Response | Promise<Response>)[], options: Partial<ClientOptions> = {}) {
  const sent: Request[] = [];
  const client = new OpenClawClient({
    baseUrl: "http://clawback.test",
    fetch: async (request) => {
      sent.push(request);
      const answer = answers[sent.length - 1];
      if (answer === undefined) throw new TypeError("fetch failed");
      return answer();
    },
    ...options,
  });
  return { client, sent };
}

const refusalOf = async (attempt: Promise<unknown>): Promise<AppError> => {
  const outcome = await attempt.then(
    () => "nothing was thrown",
    (error: unknown) => error,
  );
  if (outcome instanceof AppError) return outcome;
  throw new Error(`Not an AppError: ${outcome}`);
};

const unavailable = () =>
  Response.json(
    { type: "t", title: "t", status: 503, detail: "down", code: "host_unavailable", requestId: "r" },
    { status: 503, headers: { "retry-after": "0" } },
  );
const health = () =>
  Response.json({
    version: "1",
    now: "2026-11-22T03:17:42.000Z",
    store: "sqlite",
    host: {
      kind: "demo",
      name: "demo",
      connection: "connected",
      latencyMs: 0,
      since: "2026-11-22T03:17:42.000Z",
      nextTryAt: null,
      detail: null,
      pairing: null,
      version: null,
    },
  });

describe("OpenClawClient", () => {
  it("speaks every route of the API as the API speaks it", async () => {
    const { client, host } = await connect();
    const { sessions, rollbacks, snapshots } = client;
    const main = SessionId.parse("agent:main:main");

    expect((await client.health()).store).toBe("sqlite");
    expect((await sessions.list({ limit: 1 })).items).toHaveLength(1);
    expect((await sessions.get("main")).id).toBe(main);
    const before = await sessions.createSnapshot("main", { name: "before", tags: ["auto-backup"] });
    const state = await sessions.getState("main");
    expect(state.digest).toBe(before.stateDigest);
    expect(await sessions.getSnapshot(main, before.id)).toEqual(before);
    expect((await sessions.updateSnapshot(main, before.id, { hold: true })).held).toBe(true);
    expect((await refusalOf(sessions.deleteSnapshot(main, before.id))).code).toBe("snapshot_held");
    expect((await sessions.updateSnapshot(main, before.id, { hold: false })).held).toBe(false);
    await host.sendTurn(main, "damage");
    const after = await sessions.createSnapshot(main, { name: "after" });
    expect((await sessions.listSnapshots(main)).items.map(({ id }) => id)).toEqual([after.id, before.id]);
    expect((await snapshots.list({ query: "tag:auto-backup" })).items.map(({ id }) => id)).toEqual([
      before.id,
    ]);
    expect((await sessions.getSnapshotState(main, before.id)).digest).toBe(before.stateDigest);
    expect((await sessions.diff(main, { from: before.id, to: "current" })).context.added).toBeGreaterThan(0);
    expect((await sessions.diffPatch(main, { from: before.id, to: after.id })).length).toBeGreaterThan(0);
    expect((await sessions.plan(main, { snapshotId: before.id })).effects.drop.messages).toBeGreaterThan(0);
    expect((await sessions.verify(main, { snapshotId: before.id })).passed).toBe(false);
    const rollback = await sessions.rollback(main, {
      snapshotId: before.id,
      preserveMemory: false,
      reason: "test",
    });
    expect(rollback.outcome).toBe("restored");
    expect((await sessions.listRollbacks(main)).items.map(({ id }) => id)).toEqual([rollback.id]);
    expect((await rollbacks.check(rollback.id)).verification?.passed).toBe(true);
    expect((await refusalOf(rollbacks.accept(rollback.id, { note: "fine" }))).code).toBe("not_restorable");
    const undo = await rollbacks.undo(rollback.id);
    expect(undo.undoOf).toBe(rollback.id);
    const again = await sessions.startRollback(main, { snapshotId: before.id });
    await expect.poll(async () => (await rollbacks.get(again.id)).status).toBe("completed");
    const undone = await rollbacks.startUndo(again.id, { reason: "async" });
    await expect.poll(async () => (await rollbacks.get(undone.id)).status).toBe("completed");
    expect(await sessions.deleteSnapshot(main, after.id)).toBeUndefined();
  });

  it("keeps alert targets, raises alerts and reads what became of them", async () => {
    const { client } = await connect();
    const sink = await serve(() => new Response(null, { status: 204 }));

    const { target, secret } = await client.alerts.putTarget("ops", { type: "webhook", url: sink });
    expect(secret).toMatch(/^whsec_/);
    expect(await client.alerts.getTarget("ops")).toEqual(target);
    expect((await client.alerts.listTargets()).items).toEqual([target]);
    expect(await client.alerts.testTarget("ops")).toMatchObject({ state: "delivered", httpStatus: 204 });
    const alert = await client.alerts.raise({ kind: "verification_failed", summary: "Memory differs." });
    expect((await client.alerts.list({ limit: 1 })).items).toEqual([alert]);
    expect((await client.alerts.listDeliveries({ limit: 1 })).items).toMatchObject([{ alertId: alert.id }]);
    await client.alerts.deleteTarget("ops");
    expect((await client.alerts.listTargets()).items).toEqual([]);
  });

  it("puts ids into the path so that they stay one segment", async () => {
    const { client, sent } = await connect();

    await refusalOf(client.sessions.getSnapshot("agent:main:a/../b?c#d", "../x"));

    expect(new URL(sent[0]?.url ?? "").pathname).toBe(
      "/api/v1/sessions/agent%3Amain%3Aa%2F..%2Fb%3Fc%23d/snapshots/..%2Fx",
    );
  });

  it("turns a refusal into its typed error, with the facts the server gave", async () => {
    const { client } = await connect();

    const refusal = await refusalOf(client.sessions.list({ query: "colour:red" }));

    expect(refusal).toMatchObject({ code: "validation_failed", extra: { at: 0, length: 6 } });
    expect(refusal.extra.requestId).toEqual(expect.any(String));
  });

  it("sends a new Idempotency-Key with each write, and the caller's own when given", async () => {
    const { client, sent } = await connect();
    const first = await client.sessions.createSnapshot("main", { name: "a" }, { idempotencyKey: "mine" });
    const second = await client.sessions.createSnapshot("main", { name: "a" }, { idempotencyKey: "mine" });
    await client.sessions.createSnapshot("main", { name: "b" });
    await client.sessions.createSnapshot("main", { name: "b" });
    await client.health();
    await client.sessions.plan("main", { snapshotId: first.id });

    const keys = sent.map((request) => request.headers.get("idempotency-key"));
    expect(second).toEqual(first);
    expect(keys.slice(0, 2)).toEqual(["mine", "mine"]);
    expect(keys[2]).toMatch(/^[\da-f-]{36}$/);
    expect(keys[3]).not.toBe(keys[2]);
    expect(keys.slice(4)).toEqual([null, null]);
  });

  it("sends the token as a bearer, and the caller's headers, with every request", async () => {
    const { client, sent } = await connect({ token: "t0ken", requestHeaders: { "x-team": "ops" } });

    await client.health();

    expect(sent[0]?.headers.get("authorization")).toBe("Bearer t0ken");
    expect(sent[0]?.headers.get("x-team")).toBe("ops");
  });

  it.each([
    ["http://127.0.0.1:3000", "http://127.0.0.1:3000/api/v1/health"],
    ["http://127.0.0.1:3000/", "http://127.0.0.1:3000/api/v1/health"],
    ["https://claw.example/api/v1/", "https://claw.example/api/v1/health"],
    ["https://ops.example/clawback", "https://ops.example/clawback/api/v1/health"],
  ])("takes %s as the server's address", async (baseUrl, url) => {
    const { client, sent } = scripted([health], { baseUrl });

    await client.health();

    expect(sent[0]?.url).toBe(url);
  });

  it.each(["", "ftp://x", "claw.example", "http://me:pass@claw.example", "http://x/?a=b"])(
    "refuses '%s' as the server's address",
    (baseUrl) => {
      expect(() => new OpenClawClient({ baseUrl })).toThrow(AppError);
    },
  );
});

describe("a failing network", () => {
  it("is tried again for reads, at most twice, and then named", async () => {
    const { client, sent } = scripted([unavailable, unavailable, health]);
    expect((await client.health()).store).toBe("sqlite");
    expect(sent).toHaveLength(3);

    const dead = scripted([]);
    const refusal = await refusalOf(dead.client.health());
    expect(dead.sent).toHaveLength(3);
    expect(refusal).toMatchObject({ code: "host_unavailable", extra: { server: "http://clawback.test" } });
    expect(refusal.cause).toBeInstanceOf(TypeError);
  });

  it("is never tried again for writes, and the error says that their fate is not known and how to repeat them", async () => {
    const { client, sent } = scripted([]);

    const refusal = await refusalOf(client.sessions.rollback("main", { snapshotId: "snap_abc123" }));

    expect(sent).toHaveLength(1);
    expect(refusal.code).toBe("host_unavailable");
    expect(refusal.detail).toContain("not known");
    expect(refusal.extra.idempotencyKey).toBe(sent[0]?.headers.get("idempotency-key"));
  });

  it("is not tried again when the refusal would stay the same, or asks for more patience than a call has", async () => {
    const problem =
      (status: number, code: string, headers: Record<string, string> = {}) =>
      () =>
        Response.json(
          { type: "t", title: "t", status, detail: "d", code, requestId: "r" },
          { status, headers },
        );
    const missing = scripted([problem(404, "session_not_found")]);
    const patient = scripted([problem(503, "host_unavailable", { "retry-after": "60" })]);

    expect((await refusalOf(missing.client.sessions.get("main"))).code).toBe("session_not_found");
    expect((await refusalOf(patient.client.health())).retryAfterMs).toBe(60_000);
    expect([missing.sent.length, patient.sent.length]).toEqual([1, 1]);
  });

  it("is given up when no answer comes, or when an answer begins and never ends", async () => {
    const silent = await serve(() => new Promise<Response>(() => {}));
    const stalled = await serve(
      () => new Response(new ReadableStream(), { headers: { "content-type": "application/json" } }),
    );

    for (const baseUrl of [silent, stalled]) {
      const client = new OpenClawClient({
        baseUrl,
        timeoutMs: 100,
        rollbackTimeoutMs: 100,
        maxReadRetries: 0,
      });
      expect((await refusalOf(client.health())).detail).toContain("no answer within 0.1 s");
      const write = await refusalOf(client.sessions.rollback("main", { snapshotId: "snap_abc123" }));
      expect(write).toMatchObject({ code: "host_unavailable", extra: { timeoutMs: 100 } });
      expect(write.detail).toContain("still be at work");
      expect(write.extra.idempotencyKey).toEqual(expect.any(String));
    }
  });

  it("that breaks off in the middle of an answer is named like one that does not answer", async () => {
    const broken = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('{"version":'));
        controller.error(new Error("cable"));
      },
    });
    const { client } = scripted([() => new Response(broken)], { maxReadRetries: 0 });

    expect((await refusalOf(client.health())).code).toBe("host_unavailable");
  });

  it("that leads elsewhere is not followed with the token", async () => {
    let visits = 0;
    const elsewhere = await serve(() => {
      visits += 1;
      return health();
    });
    const baseUrl = await serve(() => Response.redirect(`${elsewhere}/api/v1/health`, 307));
    const client = new OpenClawClient({ baseUrl, token: "t0ken", maxReadRetries: 0 });

    expect((await refusalOf(client.health())).code).toBe("host_unavailable");
    expect(visits).toBe(0);
  });

  it("ends with the caller's own reason when the caller gives up", async () => {
    const stop = new AbortController();
    const client = new OpenClawClient({
      baseUrl: "http://clawback.test",
      fetch: (request) =>
        new Promise((_, reject) =>
          request.signal.addEventListener("abort", () => reject(request.signal.reason)),
        ),
    });
    const attempt = client.health({ signal: stop.signal });

    stop.abort(new Error("navigated away"));

    await expect(attempt).rejects.toThrow("navigated away");
  });

  it.each([
    [401, "unauthorized"],
    [404, "not_found"],
    [502, "host_unavailable"],
    [500, "internal"],
  ])("answered by something else with %i is named %s", async (status, code) => {
    const { client } = scripted([() => new Response("<html>", { status })], { maxReadRetries: 0 });

    expect((await refusalOf(client.health())).code).toBe(code);
  });

  it("that answers what the contract does not know is named, with the place", async () => {
    const wrongShape = scripted([() => Response.json({ version: 7 })]);
    const noJson = scripted([() => new Response("<html>login</html>")]);

    expect(await refusalOf(wrongShape.client.health())).toMatchObject({ code: "internal" });
    expect((await refusalOf(wrongShape.client.health())).code).toBe("host_unavailable");
    expect((await refusalOf(noJson.client.health())).code).toBe("internal");
  });
});

describe("client.events", () => {
  it("tells of every change over HTTP until it is stopped", async () => {
    const { api, runtime } = await startApi();
    const client = new OpenClawClient({ baseUrl: await serve((request) => api.fetch(request)) });
    const stop = new AbortController();
    const events: LiveEvent[] = [];
    const following = client.events({ onEvent: (event) => events.push(event), signal: stop.signal });
    await expect.poll(() => runtime.bus.listenerCount).toBe(1);

    runtime.bus.publish({ type: "sessions" });

    await expect.poll(() => events).toEqual([{ type: "sessions" }]);
    stop.abort();
    await following;
    await expect.poll(() => runtime.bus.listenerCount).toBe(0);
  });

  it("comes back after a break with the id of the last event, and passes a reset on", async () => {
    const stream = (text: string) => () =>
      new Response(text, { headers: { "content-type": "text/event-stream" } });
    const { client, sent } = scripted([
      stream('id: a-0\nretry: 2000\n\nid: a-1\nevent: sessions\ndata: {"type":"sessions"}\n\n'),
      stream('event: reset\nid: b-7\ndata: {}\n\n: still here\n\nevent: news\ndata: {"type":"news"}\n\n'),
    ]);
    const stop = new AbortController();
    const events: LiveEvent[] = [];

    await client.events({
      onEvent: (event) => events.push(event),
      onReset: () => stop.abort(),
      signal: stop.signal,
    });

    expect(events).toEqual([{ type: "sessions" }]);
    expect(sent.map((request) => request.headers.get("last-event-id"))).toEqual([null, "a-1"]);
  });

  it("rejects when the server refuses for good", async () => {
    const { api } = await startApi({ token: "correct-horse-battery-staple" });
    const client = new OpenClawClient({
      baseUrl: "http://clawback.test",
      fetch: async (request) => api.fetch(request),
    });

    const refusal = await refusalOf(
      client.events({ onEvent: () => {}, signal: new AbortController().signal }),
    );

    expect(refusal.code).toBe("unauthorized");
  });
});
