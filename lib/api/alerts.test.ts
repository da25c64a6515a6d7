import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { deliverDue } from "@/lib/alerts/deliver";
import { aSink } from "@/lib/alerts/testing/sink";
import { RollbackRequest } from "@/lib/contract/rollback";
import { startRollback } from "@/lib/engine/rollback";
import { MAIN, MAIN_PATH, problemOf, startApi } from "./testing/start-api";

const TARGETS = "/api/v1/alerts/targets";
const ROUTING_KEY = "R0UT1NGKEYR0UT1NGKEYR0UT1NGKEY00";

describe("alert targets", () => {
  it("get a secret that is answered once, with which the test that arrives is signed", async () => {
    const { send } = await startApi();
    const sink = await aSink();

    const made = await (await send("PUT", `${TARGETS}/ops`, { type: "webhook", url: sink.url })).json();
    const tested = await send("POST", `${TARGETS}/ops/test`);

    expect(made.secret).toMatch(/^whsec_/);
    expect(made.target).toMatchObject({ name: "ops", type: "webhook", origin: `http://${sink.host}` });
    expect(await tested.json()).toMatchObject({
      state: "delivered",
      attempts: 1,
      httpStatus: 204,
      kind: "test",
    });
    const [got] = sink.received;
    expect(new Webhook(made.secret).verify(got?.body ?? "", got?.headers ?? {})).toMatchObject({
      type: "alert.test",
    });
    const again = await send("PUT", `${TARGETS}/ops`, { type: "webhook", minSeverity: "critical" });
    expect(await again.json()).toMatchObject({ secret: null, target: { minSeverity: "critical" } });
    await send("POST", `${TARGETS}/ops/test`);
    const second = sink.received[1];
    expect(() => new Webhook(made.secret).verify(second?.body ?? "", second?.headers ?? {})).not.toThrow();
  });

  it("never answer an address's path, a secret or an integration key, nor audit one", async () => {
    const { send, runtime } = await startApi();
    const events: unknown[] = [];
    const { store } = runtime.alerts;
    const noted = {
      ...store,
      putTarget: (...given: Parameters<typeof store.putTarget>) => {
        events.push(given[1]);
        return store.putTarget(...given);
      },
    };
    Object.assign(runtime.alerts, { store: noted });
    const slack = "https://hooks.slack.com/services/T0/B0/s3cr3tpath";
    await send("PUT", `${TARGETS}/slack`, { type: "slack", url: slack });
    await send("PUT", `${TARGETS}/pager`, { type: "pagerduty", routingKey: ROUTING_KEY });
    const answers: string[] = [];
    for (const path of [TARGETS, `${TARGETS}/slack`, `${TARGETS}/pager`, "/api/v1/alerts/deliveries"])
      answers.push(await (await send("GET", path)).text());

    expect(answers[0]).toContain("https://hooks.slack.com");
    expect(events).toHaveLength(2);
    const told = answers.join() + JSON.stringify(events);
    expect(told).not.toContain("s3cr3tpath");
    expect(told).not.toContain(ROUTING_KEY);
  });

  it("do not send a secret to another host because an address was changed", async () => {
    const { send } = await startApi();
    await send("PUT", `${TARGETS}/pager`, { type: "pagerduty", routingKey: ROUTING_KEY });
    const moved = await send("PUT", `${TARGETS}/pager`, { type: "pagerduty", url: "https://evil.example/" });
    expect(await problemOf(moved)).toMatchObject({ code: "validation_failed" });

    const first = await (
      await send("PUT", `${TARGETS}/ops`, { type: "webhook", url: "https://a.example/" })
    ).json();
    const second = await (
      await send("PUT", `${TARGETS}/ops`, { type: "webhook", url: "https://b.example/" })
    ).json();
    expect(second.secret).toMatch(/^whsec_/);
    expect(second.secret).not.toBe(first.secret);
  });

  it.each([
    ["http in the clear", { type: "webhook", url: "http://example.com/" }],
    ["another scheme", { type: "webhook", url: "file:///etc/passwd" }],
    ["a password in the address", { type: "webhook", url: "https://a:b@example.com/" }],
    ["a short secret", { type: "webhook", url: "https://example.com/", secret: "whsec_abc" }],
    ["no address", { type: "slack" }],
    ["no integration key", { type: "pagerduty" }],
    ["an unknown field", { type: "slack", url: "https://example.com/", color: "red" }],
    ["an unknown type", { type: "pigeon", url: "https://example.com/" }],
  ])("refuse %s", async (_what, input) => {
    const { send } = await startApi();
    expect(await problemOf(await send("PUT", `${TARGETS}/ops`, input))).toMatchObject({
      code: "validation_failed",
    });
    expect((await send("GET", `${TARGETS}/ops`)).status).toBe(404);
  });

  it("tell truly when a test does not arrive, and to a private address it never does", async () => {
    const { send } = await startApi();
    const sink = await aSink((response) => response.writeHead(500).end());
    await send("PUT", `${TARGETS}/ops`, { type: "webhook", url: sink.url });
    await send("PUT", `${TARGETS}/inside`, { type: "webhook", url: "https://localhost/admin" });

    expect(await (await send("POST", `${TARGETS}/ops/test`)).json()).toMatchObject({
      state: "gave_up",
      httpStatus: 500,
      problem: "It answered 500.",
    });
    expect(await (await send("POST", `${TARGETS}/inside/test`)).json()).toMatchObject({
      state: "gave_up",
      httpStatus: null,
      problem: expect.stringContaining("not public"),
    });
    expect(await problemOf(await send("POST", `${TARGETS}/none/test`))).toMatchObject({ code: "not_found" });
  });

  it("are gone when they are deleted", async () => {
    const { send } = await startApi();
    await send("PUT", `${TARGETS}/ops`, { type: "slack", url: "https://example.com/x" });
    expect((await send("DELETE", `${TARGETS}/ops`)).status).toBe(204);
    expect((await send("DELETE", `${TARGETS}/ops`)).status).toBe(404);
    expect(await (await send("GET", TARGETS)).json()).toEqual({ items: [], nextCursor: null });
  });
});

describe("alerts", () => {
  it("that a program raises reach the targets with links, and are listed", async () => {
    const { send, runtime } = await startApi();
    const sink = await aSink();
    await send("PUT", `${TARGETS}/ops`, { type: "webhook", url: sink.url });
    const input = {
      kind: "verification_failed",
      sessionId: MAIN,
      summary: "Memory differs.",
      detail: "2 lines",
    };

    const raised = await send("POST", "/api/v1/alerts", input);
    const alert = await raised.json();
    await deliverDue(runtime.alerts);

    expect(raised.status).toBe(201);
    expect(alert).toMatchObject({
      ...input,
      severity: "critical",
      dedupKey: `session:${MAIN}`,
      resolves: false,
    });
    expect(JSON.parse(sink.received[0]?.body ?? "").data).toMatchObject({
      id: alert.id,
      links: { session: expect.stringContaining(encodeURIComponent(MAIN)) },
    });
    expect((await (await send("GET", "/api/v1/alerts")).json()).items).toEqual([alert]);
    expect((await (await send("GET", "/api/v1/alerts/deliveries")).json()).items).toMatchObject([
      { alertId: alert.id, target: "ops", state: "delivered", attempts: 1 },
    ]);
  });

  it("tell that a rollback failed, and that a later one which is verified ended it", async () => {
    const { send, snapshot, host } = await startApi();
    const { id: snapshotId } = await snapshot();
    const rollBack = () => send("POST", `${MAIN_PATH}/rollback`, { snapshotId });
    const kinds = async () =>
      (await (await send("GET", "/api/v1/alerts")).json()).items.map((one: { kind: string }) => one.kind);
    await rollBack();
    expect(await kinds()).toEqual([]);

    host.failNext("capture");
    await rollBack();
    expect(await kinds()).toEqual(["recovery_failed"]);
    await rollBack();
    expect(await kinds()).toEqual(["recovered", "recovery_failed"]);
    await rollBack();
    expect(await kinds()).toHaveLength(2);
  });

  it("tell that a policy's rollback was verified, and which policy's", async () => {
    const { send, snapshot, runtime } = await startApi();
    const { id } = await snapshot();
    const policy = { actor: { kind: "policy", name: "prod" }, requestId: null } as const;
    const request = RollbackRequest.parse({ snapshotId: id });
    const { id: rollbackId } = await (await startRollback(runtime.deps, policy, MAIN, request)).done;

    expect((await (await send("GET", "/api/v1/alerts")).json()).items).toMatchObject([
      { kind: "recovered", resolves: true, policy: "prod", rollbackId, snapshotId: id, severity: "info" },
    ]);
  });
});
