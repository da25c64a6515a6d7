import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { captureSnapshot } from "@/lib/engine/capture";
import type { EndedRun, NewAlert } from "@/lib/engine/ports";
import { messages } from "@/lib/engine/testing/arbitrary-state";
import { anEngine, OPERATOR, SESSION } from "@/lib/engine/testing/engine-fixture";
import { type PolicyService, startPolicyService } from "./policy-service";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const document = (snapshotPolicy: string, autoRollback = "{ enabled: false }") => ({
  document: `recovery:\n  autoRollback: ${autoRollback}\n  snapshotPolicy: ${snapshotPolicy}\n`,
});
const WATCH =
  "{ enabled: true, triggers: [{ type: error_rate, threshold: 0.3 }, { type: timeout, threshold: 300 }] }";

let engine: Awaited<ReturnType<typeof anEngine>>;
let service: PolicyService;
let alerts: NewAlert[];
let folder: string;

const start = (configPath?: string) =>
  startPolicyService(
    {
      ...engine.deps,
      policies: engine.policies,
      alerts: { raise: async (alert) => void alerts.push(alert) },
    },
    { timers: false, configPath },
  );

beforeEach(async () => {
  engine = await anEngine();
  alerts = [];
  folder = mkdtempSync(join(tmpdir(), "clawback-policy-"));
  service = start();
});
afterEach(async () => {
  await service.stop();
  await engine.close();
  rmSync(folder, { recursive: true });
});

const take = (name: string) => captureSnapshot(engine.deps, OPERATOR, SESSION, { name });
const names = async () =>
  (await engine.deps.store.listSnapshots({ sessionId: SESSION, limit: 99 })).items.map(({ name }) => name);
const kinds = () => alerts.map(({ kind, resolves }) => `${kind}${resolves ? " resolves" : ""}`);

let runCount = 0;
/** Runs that ended just now, of which the first ones failed. */
async function runs(count: number, failed: number): Promise<void> {
  const ended = Array.from({ length: count }, (_, index): EndedRun => {
    runCount += 1;
    const endedAt = engine.clock.now().toISOString();
    return { sessionId: SESSION, runId: `run-${runCount}`, endedAt, durationMs: 10, failed: index < failed };
  });
  await engine.deps.health.recordHealth(ended, []);
}

describe("the schedule", () => {
  it("takes what changed, keeps to the count, and puts the rest into a trash from which it comes back for a day", async () => {
    await service.save(OPERATOR, document("{ interval: 30m, maxSnapshots: 2 }"));
    for (let turn = 0; turn < 5; turn += 1) {
      await service.runDue();
      engine.host.append(messages(10 + turn * 2, 12 + turn * 2));
      engine.clock.advance(30 * MINUTE_MS);
    }

    const kept = await engine.deps.store.listSnapshots({ sessionId: SESSION, limit: 9 });
    expect(kept.items).toHaveLength(2);
    expect(
      kept.items.every(({ kind, createdBy }) => kind === "scheduled" && createdBy.kind === "policy"),
    ).toBe(true);
    const trash = await engine.policies.listTrash(9);
    expect(trash).toHaveLength(3);
    engine.clock.advance(25 * HOUR_MS);
    await service.runDue();
    expect(
      (await engine.policies.listTrash(9)).every(({ trashedAt }) => trashedAt > (trash[0]?.trashedAt ?? "")),
    ).toBe(true);
  });

  it("does not take an unchanged session again, nor two of one session by two replicas", async () => {
    const other = start();
    await service.save(OPERATOR, document("{ interval: 30m }"));
    await Promise.all([service.runDue(), other.runDue()]);
    expect(await names()).toHaveLength(1);
    engine.clock.advance(5 * HOUR_MS);
    await Promise.all([service.runDue(), other.runDue()]);
    expect(await names()).toHaveLength(1);
    engine.host.append(messages(40, 42));
    engine.clock.advance(HOUR_MS);
    await Promise.all([service.runDue(), other.runDue()]);
    expect(await names()).toHaveLength(2);
  });

  it("tells, once, that the newest snapshot of an active session is too old, and that it is over", async () => {
    await service.save(OPERATOR, document("{ interval: 30m }"));
    await service.runDue();
    engine.host.append(messages(40, 42));
    const capture = engine.host.capture.bind(engine.host);
    engine.host.capture = async () => {
      throw new Error("The host cannot be read.");
    };
    for (let turn = 0; turn < 5; turn += 1) {
      engine.clock.advance(30 * MINUTE_MS);
      engine.host.updatedAt = engine.clock.now().toISOString();
      await service.runDue();
    }
    expect(kinds()).toEqual(["snapshot_overdue"]);
    expect(alerts[0]?.summary).toContain("one is due every 30m");

    engine.host.capture = capture;
    engine.clock.advance(30 * MINUTE_MS);
    await service.runDue();
    expect(kinds()).toEqual(["snapshot_overdue", "recovered resolves"]);
  });
});

describe("a trigger", () => {
  it("rolls back once with two replicas, says so in journal, audit and alert, and never goes into what it left", async () => {
    const other = start();
    await service.save(OPERATOR, document("{}", WATCH));
    await runs(5, 0);
    const healthy = await take("healthy");
    engine.host.append(messages(20, 23));
    for (let window = 0; window < 2; window += 1) {
      engine.clock.advance(10 * MINUTE_MS);
      await runs(6, 3);
      await Promise.all([service.runDue(), other.runDue()]);
    }

    const { items } = await engine.deps.store.listRollbacks(SESSION, 9);
    expect(items).toMatchObject([
      { snapshotId: healthy.id, outcome: "restored", requestedBy: { kind: "policy", name: "default" } },
    ]);
    expect(kinds()).toEqual(["trigger"]);
    expect(await engine.toldAlerts()).toMatchObject([
      { kind: "recovered", resolves: true, dedupKey: alerts[0]?.dedupKey, rollbackId: items[0]?.id },
    ]);
    const { state } = await engine.policies.readTriggerState(SESSION);
    const safety = await engine.deps.store.findSnapshot(items[0]?.safetySnapshotId ?? healthy.id);
    expect(state).toMatchObject({ abandoned: [safety?.stateDigest], open: [] });
    await Promise.all([service.runDue(), other.runDue()]);
    expect((await engine.deps.store.listRollbacks(SESSION, 9)).items).toHaveLength(1);
  });

  it("comes from a signal too, and is told when nothing can be gone back to", async () => {
    await service.save(OPERATOR, document("{}", WATCH));
    expect(await service.signal(SESSION, { type: "timeout", value: 301 })).toMatchObject({ passed: true });
    await service.runDue();
    expect(alerts).toMatchObject([
      { kind: "trigger", summary: expect.stringContaining("there is no healthy snapshot") },
    ]);

    engine.clock.advance(11 * MINUTE_MS);
    await service.runDue();
    expect(kinds()).toEqual(["trigger", "recovered resolves"]);
  });

  it("whose rollback fails tells that a person has to look", async () => {
    await service.save(OPERATOR, document("{}", WATCH));
    await runs(5, 0);
    await take("healthy");
    engine.host.append(messages(20, 23));
    engine.host.beforeChange = () => {
      throw new Error("The disk is full.");
    };
    await service.signal(SESSION, { type: "timeout", value: "10m" });
    await service.runDue();
    expect(kinds()).toEqual(["trigger"]);
    expect(await engine.toldAlerts()).toMatchObject([
      { kind: "recovery_failed", severity: "critical", dedupKey: alerts[0]?.dedupKey, resolves: false },
    ]);
  });
});

describe("the dry run", () => {
  it("tells what would have been rolled back and pruned, and does none of it", async () => {
    await runs(5, 0);
    await take("healthy");
    for (let turn = 0; turn < 4; turn += 1) {
      engine.clock.advance(HOUR_MS);
      engine.host.append(messages(20 + turn, 21 + turn));
      await take(`later ${turn}`);
    }
    for (let window = 0; window < 2; window += 1) {
      engine.clock.advance(10 * MINUTE_MS);
      await runs(6, 3);
    }
    const before = await names();

    const preview = await service.preview(document("{ maxSnapshots: 2 }", WATCH));

    expect(preview.triggered).toMatchObject([
      {
        type: "error_rate",
        value: 0.5,
        action: "rollback",
        policy: "default",
        target: { name: expect.any(String) },
      },
    ]);
    expect(preview).toMatchObject({
      rollbacks: 1,
      pruned: 2,
      protected: 1,
      held: 0,
      passed: { error_rate: 1, timeout: 0 },
    });
    expect(preview.days.reduce((sum, { rollbacks }) => sum + rollbacks, 0)).toBe(1);
    expect([await names(), alerts]).toEqual([before, []]);
    expect(
      (
        await service.preview(
          document(
            "{}",
            "{ enabled: true, action: notify, triggers: [{ type: error_rate, threshold: 0.3 }] }",
          ),
        )
      ).triggered,
    ).toMatchObject([{ action: "notify", target: null, why: expect.stringContaining("only notifies") }]);
  });
});

describe("the file of CLAWBACK_CONFIG", () => {
  const text = (interval: string) =>
    `# from the repository\nrecovery:\n  snapshotPolicy: { interval: ${interval} }\n`;

  it("holds from the start, and again when it changes; what is edited in the product holds in between", async () => {
    const path = join(folder, "agent-config.yaml");
    writeFileSync(path, text("30m"));
    const withFile = start(path);
    expect(await withFile.read()).toMatchObject({
      version: 1,
      document: text("30m"),
      saved: { source: "file", savedBy: { kind: "system", name: "agent-config.yaml" } },
      file: { name: "agent-config.yaml", problems: [] },
    });
    const edited = await withFile.save(OPERATOR, { recovery: { snapshotPolicy: { interval: "1h" } } });
    expect(edited.document).toBe(text("1h"));

    expect((await start(path).read()).document).toBe(text("1h"));
    writeFileSync(path, `${text("2h")}# changed\n`);
    expect(await withFile.read()).toMatchObject({ version: 3, document: `${text("2h")}# changed\n` });
  });

  it("is taken over as soon as the store is back that was away when it changed", async () => {
    const path = join(folder, "agent-config.yaml");
    writeFileSync(path, text("30m"));
    const withFile = start(path);
    const { savePolicy } = engine.policies;
    engine.policies.savePolicy = async () => {
      throw new Error("The store is away.");
    };
    await expect(withFile.read()).rejects.toThrow("away");
    engine.policies.savePolicy = savePolicy;

    expect((await withFile.read()).document).toBe(text("30m"));
  });

  it("that cannot be used changes nothing, and its problems are shown", async () => {
    const path = join(folder, "agent-config.yaml");
    const withFile = start(path);
    expect((await withFile.read()).file?.problems).toMatchObject([
      { message: "There is no file agent-config.yaml." },
    ]);
    writeFileSync(path, text("30m"));
    await withFile.read();
    writeFileSync(path, "recovery:\n  snapshotPolicy: { interval: 30 }\n");

    expect(await withFile.read()).toMatchObject({
      version: 1,
      document: text("30m"),
      file: { problems: [{ line: 2, fix: { value: "30m" } }] },
    });
    writeFileSync(path, "x".repeat(100_000));
    expect((await withFile.read()).file?.problems[0]?.message).toContain("64 KB");
  });
});
