import { describe, expect, it } from "vitest";
import { Policy, PolicyPreview, SignalAnswer } from "@/lib/contract/policy";
import { OpenClawClient } from "@/lib/sdk/client";
import { serve } from "./testing/serve";
import { MAIN, MAIN_PATH, problemOf, startApi } from "./testing/start-api";

const PATH = "/api/v1/policy";
const YAML = { "content-type": "application/yaml" };
const PROMISED = `# on call: Mara
recovery:
  autoRollback:
    enabled: true
    triggers:
      - { type: "error_rate", threshold: 0.3 }     # error rate above 30 %
      - { type: "timeout", threshold: 300 }        # seconds
      - { type: "memory_leak", threshold: "500MB" }
  snapshotPolicy: { interval: "30m", maxSnapshots: 20, retention: "7d" }
`;

describe("the policy", () => {
  it("is none at first: nothing is saved, nothing is done", async () => {
    const { send, runtime } = await startApi();
    const policy = Policy.parse(await (await send("GET", PATH)).json());
    expect(policy).toEqual({
      version: 0,
      document: "",
      policies: [],
      problems: [],
      saved: null,
      history: [],
      file: null,
    });
    await runtime.policy.runDue();
    expect((await runtime.deps.store.listSnapshots({ limit: 9 })).items).toEqual([]);
  });

  it("is saved as YAML to the letter, read again with its comments, and changed by values without losing one", async () => {
    const { send } = await startApi();
    const saved = await send("PUT", PATH, PROMISED, YAML);
    expect(saved.headers.get("etag")).toBe('"1"');
    expect(Policy.parse(await saved.json()).policies[0]?.autoRollback.triggers[1]?.threshold).toBe(300_000);
    const text = await send("GET", PATH, undefined, { accept: "application/yaml" });
    expect([text.headers.get("content-type"), await text.text()]).toEqual(["application/yaml", PROMISED]);

    const recovery = {
      autoRollback: {
        enabled: true,
        triggers: [
          { type: "error_rate", threshold: 0.3 },
          { type: "timeout", threshold: 300 },
          { type: "memory_leak", threshold: "500MB" },
        ],
      },
      snapshotPolicy: { interval: "15m", maxSnapshots: 20, retention: "7d" },
    };
    const changed = Policy.parse(await (await send("PUT", PATH, { recovery })).json());

    // The document model keeps comments, but not how far a comment stands from its line.
    expect(changed.document.replaceAll(/ +#/g, " #")).toBe(
      PROMISED.replaceAll(/ +#/g, " #").replace('"30m"', '"15m"'),
    );
    expect(changed.history.map(({ version }) => version)).toEqual([2, 1]);
  });

  it("is not saved with a problem: line, column and fix are named, and what held holds", async () => {
    const { send } = await startApi();
    await send("PUT", PATH, PROMISED, YAML);
    const refused = await problemOf(
      await send("PUT", PATH, "recovery:\n  snapshotPolicy: { retention: 7 }\n", YAML),
    );

    expect(refused).toMatchObject({
      code: "validation_failed",
      detail: expect.stringContaining("Line 2, column 32"),
      problems: [{ line: 2, column: 32, path: "recovery.snapshotPolicy.retention", fix: { value: "7d" } }],
    });
    expect((await problemOf(await send("PUT", PATH, { document: "recovry: {}" }))).code).toBe(
      "validation_failed",
    );
    expect((await problemOf(await send("PUT", PATH))).code).toBe("validation_failed");
    expect((await problemOf(await send("PUT", PATH, { other: 1 }))).code).toBe("validation_failed");
    expect((await problemOf(await send("PUT", PATH, "x".repeat(1_000_000), YAML))).code).toBe(
      "validation_failed",
    );
    expect((await problemOf(await send("PUT", PATH, "x".repeat(1_100_000), YAML))).code).toBe(
      "payload_too_large",
    );
    expect(await (await send("GET", PATH)).json()).toMatchObject({ version: 1, document: PROMISED });
  });

  it("is not saved over a version that the writer has not seen", async () => {
    const { send } = await startApi();
    await send("PUT", PATH, PROMISED, { ...YAML, "if-match": '"0"' });
    const late = await send("PUT", PATH, "recovery: {}\n", { ...YAML, "if-match": '"0"' });

    expect(late.status).toBe(409);
    expect(await problemOf(late)).toMatchObject({ code: "policy_moved", version: 1 });
    expect((await send("PUT", PATH, "recovery: {}\n", { ...YAML, "if-match": '"1"' })).status).toBe(200);
    expect((await problemOf(await send("PUT", PATH, PROMISED, { ...YAML, "if-match": "x" }))).code).toBe(
      "validation_failed",
    );
  });

  it("is previewed without being saved, problems included", async () => {
    const { send } = await startApi();
    const preview = PolicyPreview.parse(await (await send("POST", `${PATH}/preview`, PROMISED, YAML)).json());
    expect(preview.days).toHaveLength(7);
    expect(preview.sessions).toContainEqual({ sessionId: MAIN, policy: "default", overrules: [] });
    const wrong = await (await send("POST", `${PATH}/preview`, { document: "recovery: 3" })).json();
    expect(PolicyPreview.parse(wrong).problems).toHaveLength(1);
    expect(PolicyPreview.parse(await (await send("POST", `${PATH}/preview`)).json()).policies).toEqual([]);
    expect(await (await send("GET", PATH)).json()).toMatchObject({ version: 0 });
  });
});

describe("a write without a body", () => {
  it("is read over HTTP as well, where it comes with an empty stream", async () => {
    const { api } = await startApi();
    const origin = await serve((request) => api.fetch(request));
    const post = (path: string) => fetch(`${origin}${path}`, { method: "POST" });

    expect(PolicyPreview.parse(await (await post(`${PATH}/preview`)).json()).days).toHaveLength(7);
    const undo = await post("/api/v1/rollbacks/rb_00000000000000000000000000/undo");
    expect((await problemOf(undo)).code).toBe("rollback_not_found");
    expect((await problemOf(await post(`${MAIN_PATH}/snapshots`))).detail).not.toContain("cannot be read");
  });
});

describe("a signal", () => {
  const signal = (value: unknown, type = "timeout") => ({ type, value });

  it("is read in the unit of its trigger and told the limit it met", async () => {
    const { send } = await startApi();
    const before = SignalAnswer.parse(await (await send("POST", `${MAIN_PATH}/signals`, signal(400))).json());
    expect(before).toEqual({
      sessionId: MAIN,
      type: "timeout",
      value: 400_000,
      policy: null,
      threshold: null,
      passed: false,
    });
    await send("PUT", PATH, PROMISED, YAML);

    const answer = await send("POST", `${MAIN_PATH}/signals`, signal("7m"));

    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({
      value: 420_000,
      policy: "default",
      threshold: 300_000,
      passed: true,
    });
    const size = await send("POST", "/api/v1/sessions/main/signals", signal("400MB", "memory_leak"));
    expect(await size.json()).toMatchObject({ value: 400_000_000, passed: false });
  });

  it("is refused when it is none, of no session, or one of a flood", async () => {
    const { send } = await startApi();
    for (const body of [
      signal(-1),
      signal("soon"),
      signal(30, "error_rate"),
      signal(1, "mood"),
      signal("x".repeat(99)),
    ])
      expect((await problemOf(await send("POST", `${MAIN_PATH}/signals`, body))).code).toBe(
        "validation_failed",
      );
    const nobody = await send("POST", "/api/v1/sessions/agent%3Amain%3Anobody/signals", signal(1));
    expect((await problemOf(nobody)).code).toBe("session_not_found");
    const flood = await Promise.all(
      Array.from({ length: 80 }, () => send("POST", `${MAIN_PATH}/signals`, signal(1))),
    );
    expect(flood.filter(({ status }) => status === 202).length).toBeLessThanOrEqual(60);
    const refused = flood.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("the trash", () => {
  it("shows what retention let go, and gives it back held, so that it is not let go again", async () => {
    const { runtime, send } = await startApi();
    const client = new OpenClawClient({
      baseUrl: "http://127.0.0.1",
      token: "",
      fetch: (request) => runtime.fetch(request),
    });
    for (const name of ["first", "second", "third"]) await client.sessions.createSnapshot("main", { name });
    const document = "recovery: { snapshotPolicy: { maxSnapshots: 1 } }";
    expect((await client.policy.preview({ document })).pruned).toBeGreaterThan(0);
    await client.policy.put({ document }, { after: 0 });
    await runtime.policy.runDue();

    const { items } = await client.policy.listTrash({ sessionId: "main" });
    const [trashed] = items;
    if (!trashed) throw new Error("The trash is empty.");
    expect(items.map(({ snapshot }) => snapshot.name)).not.toContain("third");
    expect(Date.parse(trashed.goneAt) - Date.parse(trashed.trashedAt)).toBe(86_400_000);
    const back = await client.policy.takeFromTrash(trashed.snapshot.id);
    await runtime.policy.runDue();

    expect(back).toMatchObject({ id: trashed.snapshot.id, held: true });
    expect((await client.policy.listTrash()).items).toHaveLength(items.length - 1);
    expect((await send("POST", `/api/v1/trash/${back.id}/take`)).status).toBe(404);
    expect((await client.sessions.signal("main", { type: "timeout", value: 1 })).passed).toBe(false);
    expect((await client.policy.get()).version).toBe(1);
  });
});
