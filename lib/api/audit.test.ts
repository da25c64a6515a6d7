import { describe, expect, it } from "vitest";
import type { AuditCheck, AuditItem, AuditRecord } from "@/lib/contract/audit";
import type { Page } from "@/lib/contract/page";
import { AUDIT_KEY_TYPES, AUDIT_KEYS, parseQuery } from "@/lib/contract/parse-query";
import type { AuditLog } from "@/lib/engine/ports";
import { hashOf } from "@/lib/engine/tree/audit-chain";
import { OpenClawClient } from "@/lib/sdk/client";
import { exportAudit } from "./audit-export";
import { type ApiUnderTest, MAIN, MAIN_PATH, problemOf, startApi } from "./testing/start-api";

const TOKEN = "correct-horse-battery-staple";
const SNAPSHOT = "snap_00000000000000000000000000";
const ROLLBACK = "rb_00000000000000000000000000";

async function eventsOf({ runtime }: ApiUnderTest): Promise<AuditItem[]> {
  return (await runtime.audit.listAudit({ limit: 200 })).items;
}

const clientOf = ({ api }: ApiUnderTest) =>
  new OpenClawClient({
    baseUrl: "http://clawback.test",
    token: "",
    fetch: async (request) => api.fetch(request, { actor: { kind: "user", name: "Mara" } }),
  });

async function read(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text();
}

describe("a refused or failed write", () => {
  it.each<[string, string, unknown, string, string]>([
    ["POST", `${MAIN_PATH}/snapshots`, { name: "" }, "snapshot.create", "validation_failed"],
    ["POST", `${MAIN_PATH}/snapshots`, "{", "snapshot.create", "validation_failed"],
    [
      "POST",
      "/api/v1/sessions/agent:none:none/snapshots",
      { name: "a" },
      "snapshot.create",
      "session_not_found",
    ],
    ["PATCH", `${MAIN_PATH}/snapshots/${SNAPSHOT}`, { name: "a" }, "snapshot.update", "snapshot_not_found"],
    ["DELETE", `${MAIN_PATH}/snapshots/${SNAPSHOT}`, undefined, "snapshot.delete", "snapshot_not_found"],
    ["POST", `${MAIN_PATH}/rollback`, { snapshotId: SNAPSHOT }, "session.rollback", "snapshot_not_found"],
    ["POST", `/api/v1/rollbacks/${ROLLBACK}/undo`, {}, "rollback.undo", "rollback_not_found"],
    ["POST", `/api/v1/rollbacks/${ROLLBACK}/check`, undefined, "rollback.check", "rollback_not_found"],
    ["POST", `/api/v1/rollbacks/${ROLLBACK}/accept`, { note: "a" }, "rollback.accept", "rollback_not_found"],
    ["POST", `/api/v1/snapshots/${SNAPSHOT}/review`, { note: "a" }, "snapshot.review", "snapshot_not_found"],
    ["POST", `/api/v1/snapshots/${SNAPSHOT}/review`, { note: " " }, "snapshot.review", "validation_failed"],
    ["POST", `/api/v1/trash/${SNAPSHOT}/take`, undefined, "snapshot.take_from_trash", "snapshot_not_found"],
    ["POST", `${MAIN_PATH}/signals`, { type: "timeout", value: -1 }, "session.signal", "validation_failed"],
    ["PUT", "/api/v1/policy", { document: "recovery: 3" }, "policy.save", "validation_failed"],
    ["PUT", "/api/v1/policy", "{", "policy.save", "validation_failed"],
    ["POST", "/api/v1/alerts", {}, "alert.raise", "validation_failed"],
    ["PUT", "/api/v1/alerts/targets/ops", { type: "mail" }, "alert_target.put", "validation_failed"],
    [
      "PUT",
      "/api/v1/alerts/targets/ops",
      { type: "slack", url: "https://me:secret@a.test" },
      "alert_target.put",
      "validation_failed",
    ],
    ["DELETE", "/api/v1/alerts/targets/ops", undefined, "alert_target.delete", "not_found"],
    ["POST", "/api/v1/alerts/targets/ops/test", undefined, "alert_target.test", "not_found"],
  ])(
    "is in the log once, with who, the request and why: %s %s %j",
    async (method, path, body, action, code) => {
      const subject = await startApi();

      const response = await subject.send(method, path, body, { "x-request-id": "r-7" });

      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(await eventsOf(subject)).toMatchObject([
        {
          action,
          outcome: "refused",
          actor: { kind: "token", name: "local" },
          requestId: "r-7",
          detail: { code },
        },
      ]);
    },
  );

  it("that failed is told from one that was refused", async () => {
    const subject = await startApi();
    subject.host.failNext("capture");

    await subject.send("POST", `${MAIN_PATH}/snapshots`, { name: "a" });

    expect(await eventsOf(subject)).toMatchObject([
      { outcome: "failed", detail: { code: "host_unavailable", name: "a" } },
    ]);
  });

  it("of a caller without a right to it is in the log too, as that of an unknown one", async () => {
    const subject = await startApi({ token: TOKEN });

    await subject.send("POST", `${MAIN_PATH}/snapshots`, { name: "a" }, { authorization: "Bearer wrong" });

    const [event] = await eventsOf(subject);
    expect(event).toMatchObject({
      sessionId: MAIN,
      actor: { name: "unknown" },
      detail: { code: "unauthorized" },
    });
    expect(JSON.stringify(event)).not.toContain("wrong");
  });

  it("of unknown callers cannot fill the log: what was left out is counted", async () => {
    const subject = await startApi({ token: TOKEN });
    const { deps } = subject.runtime;
    const start = deps.clock.now().getTime();
    let laterMs = 0;
    deps.clock.now = () => new Date(start + laterMs);
    const knock = () => subject.send("DELETE", `${MAIN_PATH}/snapshots/${SNAPSHOT}`);

    for (let count = 0; count < 75; count += 1) await knock();
    laterMs = 60_000;
    await knock();

    const events = await eventsOf(subject);
    expect(events).toHaveLength(61);
    expect(events[0]?.detail).toMatchObject({ alsoRefused: 15 });
  });

  it("of a flood of signals cannot fill the log either", async () => {
    const subject = await startApi();
    const start = subject.runtime.deps.clock.now();
    subject.runtime.deps.clock.now = () => start;

    for (let count = 0; count < 140; count += 1)
      await subject.send("POST", `${MAIN_PATH}/signals`, { type: "timeout", value: 1 });

    const events = await eventsOf(subject);
    expect(events).toHaveLength(60);
    expect(events[0]).toMatchObject({ action: "session.signal", detail: { code: "rate_limited" } });
  });

  it("that is repeated with its Idempotency-Key is not told twice", async () => {
    const subject = await startApi();
    const again = () =>
      subject.send("DELETE", `${MAIN_PATH}/snapshots/${SNAPSHOT}`, undefined, { "idempotency-key": "k" });

    await again();
    await again();

    expect(await eventsOf(subject)).toHaveLength(1);
  });

  it("leaves reads and questions out", async () => {
    const subject = await startApi();

    await subject.send("GET", `${MAIN_PATH}/snapshots/${SNAPSHOT}`);
    await subject.send("POST", `${MAIN_PATH}/rollback/plan`, { snapshotId: SNAPSHOT });

    expect(await eventsOf(subject)).toEqual([]);
  });
});

describe("GET /audit", () => {
  it("lists what was done, newest first, with the snapshot as it is by now", async () => {
    const subject = await startApi();
    const { id } = await subject.snapshot("evidence");
    const client = clientOf(subject);
    await client.sessions.updateSnapshot(MAIN, id, { tags: ["audit"] });

    const page = await client.audit.list({ query: "kind:snapshot tag:audit" });

    expect(page.items.map(({ action, actor }) => [action, actor.name])).toEqual([
      ["snapshot.update", "Mara"],
      ["snapshot.create", "local"],
    ]);
    expect(page.items[1]).toMatchObject({
      detail: { tags: [] },
      snapshot: { tags: ["audit"], review: null },
    });
    expect(await client.audit.count({})).toEqual({
      total: 2,
      actions: { "snapshot.create": 1, "snapshot.update": 1 },
    });
  });

  it("refuses a key or value that events do not have, and says where", async () => {
    const { send } = await startApi();

    for (const path of ["/audit", "/audit/counts", "/audit/export"]) {
      const refused = await problemOf(
        await send("GET", `/api/v1${path}?query=${encodeURIComponent("held:true status:idle")}`),
      );
      expect(refused).toMatchObject({ code: "validation_failed", at: 0 });
      expect((await send("GET", `/api/v1${path}?query=created:7d`)).status).toBe(400);
    }
  });
});

describe("a review", () => {
  it("signs a snapshot once, closes review:open, and is an event with its note", async () => {
    const subject = await startApi();
    const client = clientOf(subject);
    const { id } = await client.sessions.createSnapshot(MAIN, { name: "q4", tags: ["audit"] });
    const open = async () => (await client.snapshots.list({ query: "tag:audit review:open" })).items.length;
    expect(await open()).toBe(1);

    const reviewed = await client.snapshots.review(id, { note: " 30 replies sampled " });

    expect(reviewed.review).toMatchObject({ by: "Mara", note: "30 replies sampled" });
    expect(await open()).toBe(0);
    await expect(client.snapshots.review(id, { note: "again" })).rejects.toMatchObject({
      code: "already_reviewed",
    });
    const { items } = await client.audit.list({ query: `kind:snapshot.review snapshot:${id}` });
    expect(items.map(({ outcome, detail }) => [outcome, detail.note ?? detail.code])).toEqual([
      ["refused", "already_reviewed"],
      ["succeeded", "30 replies sampled"],
    ]);
    expect(items[1]).toMatchObject({ sessionId: MAIN, actor: { name: "Mara" } });
  });
});

describe("an export", () => {
  it("as JSON Lines proves itself: each line has its hash and the one before it", async () => {
    const subject = await startApi();
    for (const name of ["one", "two", "three"]) await subject.snapshot(name);

    const text = await read(await clientOf(subject).audit.export());

    let previous = "0".repeat(64);
    const lines = text.trimEnd().split("\n");
    for (const line of lines) {
      const { hash, ...event } = JSON.parse(line) as AuditRecord; // our own export
      expect(event.previous).toBe(previous);
      expect(hashOf(event)).toBe(hash);
      previous = hash;
    }
    expect(lines).toHaveLength(3);
  });

  it("covers the filter and more than one piece, oldest first", async () => {
    const subject = await startApi();
    const { audit } = subject.runtime;
    const { id } = await subject.snapshot("one");
    for (let index = 0; index < 9; index += 1) {
      await subject.send("PATCH", `${MAIN_PATH}/snapshots/${id}`, { name: `n${index}` });
      await subject.send("DELETE", `${MAIN_PATH}/snapshots/${SNAPSHOT}`);
    }
    const query = parseQuery("kind:snapshot.update", AUDIT_KEYS, AUDIT_KEY_TYPES);

    const csv = await read(exportAudit(audit, "csv", query, 3));

    const seqs = csv
      .trimEnd()
      .split("\r\n")
      .slice(1)
      .map((line) => Number(line.split(",")[0]));
    expect(seqs).toEqual(Array.from({ length: 9 }, (_, index) => index * 2 + 2));
  });

  it("as CSV keeps to RFC 4180, and starts no formula", async () => {
    const subject = await startApi();
    const { store } = subject.runtime.deps;
    for (const name of ["=cmd()", "+1", "-1", "@x", "\t=1", "＝1", 'a "b", c\r\nd'])
      await store.appendAudit({
        at: "2026-11-22T03:17:42.000Z",
        action: "test",
        actor: { kind: "user", name },
        outcome: "succeeded",
        sessionId: null,
        snapshotId: null,
        rollbackId: null,
        requestId: null,
        detail: { name },
      });

    const response = await subject.send("GET", "/api/v1/audit/export?format=csv");

    const text = await response.text();
    const [head = "", ...lines] = text.split("\r\n");
    expect(head).toMatch(/^seq,at,action,outcome,actorKind,actorName,address,/);
    expect(lines[0]).toContain('"2026-11-22T03:17:42.000Z","test","succeeded","user","\'=cmd()",');
    for (const cell of ["'+1", "'-1", "'@x", "'\t=1", "'＝1"]) expect(text).toContain(`"${cell}"`);
    expect(text).toContain('"a ""b"", c\r\nd"');
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="clawback-audit-\d{8}T\d{6}Z\.csv"$/,
    );
  });

  it("reads no further than its reader, and stops with it", async () => {
    const subject = await startApi();
    await subject.snapshot();
    const [event] = await subject.runtime.audit.readAudit(0, 1);
    if (event === undefined) throw new Error("There is an event.");
    let asked = 0;
    const endless: AuditLog = {
      ...subject.runtime.audit,
      readAudit: async (after, limit) => {
        asked += 1;
        return Array.from({ length: limit }, (_, index) => ({ ...event, seq: after + index + 1 }));
      },
    };
    const reader = exportAudit(endless, "jsonl", undefined).getReader();

    await reader.read();
    await reader.cancel();

    expect(asked).toBeLessThan(4);
  });
});

describe("GET /audit/verify", () => {
  it("proves the log, and finds against an exported head that its tail is gone", async () => {
    const subject = await startApi();
    for (const name of ["one", "two"]) await subject.snapshot(name);
    const { seq, hash } = await subject.runtime.audit.auditHead();
    const client = clientOf(subject);

    expect(await client.audit.verify({ head: `${seq}:${hash}` })).toMatchObject({
      status: "verified",
      events: 2,
    });
    expect(await client.audit.verify({ head: `3:${hash}` })).toMatchObject({
      status: "broken",
      fault: { seq: 3, problem: "cut" },
    });
    expect((await subject.send("GET", "/api/v1/audit/verify?head=2")).status).toBe(400);
  });

  it("stands also while others write", async () => {
    const subject = await startApi();
    const writes = Array.from({ length: 30 }, (_, index) =>
      subject.send("DELETE", `${MAIN_PATH}/snapshots/none${index}`),
    );

    const checks = Array.from({ length: 5 }, async () =>
      (await subject.send("GET", "/api/v1/audit/verify")).json(),
    );

    await Promise.all(writes);
    for (const check of (await Promise.all(checks)) as AuditCheck[]) expect(check.fault).toBeNull();
    const page = (await (await subject.send("GET", "/api/v1/audit?limit=200")).json()) as Page<AuditItem>;
    expect(page.items).toHaveLength(30);
  });
});
