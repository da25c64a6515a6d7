import { afterAll, beforeAll, expect, it } from "vitest";
import type { SessionId } from "@/lib/contract/ids";
import { captureSnapshot } from "@/lib/engine/capture";
import { createHealthRecorder } from "@/lib/engine/health-recorder";
import type { PolicyDeps } from "@/lib/engine/policy/ports";
import type { AuditEvent, HostEvent, NewAlert, Requester } from "@/lib/engine/ports";
import { startPolicyService } from "@/lib/server/policy/policy-service";
import { gateway, deps as labDeps, newSession, operator, startLab, stopLab, store } from "./fidelity/lab";
import { nextModelContext } from "./model-context";

const MINUTE_MS = 60_000;
const person: Requester = { actor: { kind: "user", name: "Mara" }, requestId: null };

const POLICY = `recovery:
  autoRollback:
    enabled: true
    triggers:
      - { type: "error_rate", threshold: 0.3 }
      - { type: "timeout", threshold: 300 }
    window: 2m      # the lab has no time for ten
    minRuns: 2
    cooldown: 10m
    maxPerHour: 2
  snapshotPolicy: { interval: "30m", maxSnapshots: 20, retention: "7d" }
`;

beforeAll(startLab);
afterAll(stopLab);

/** Two replicas over the real gateway and one store, under a clock that a test moves. */
function startReplicas() {
  let aheadMs = 0;
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  const alerts: NewAlert[] = [];
  const audit: AuditEvent[] = [];
  const recorder = createHealthRecorder(store.health, { publish: () => {} });
  const off = labDeps.host.subscribe((event: HostEvent) =>
    recorder.note(event.type === "run" ? { ...event, endedAt: clock.now().toISOString() } : event),
  );
  const deps: PolicyDeps = {
    ...labDeps,
    store: {
      ...store.snapshots,
      appendAudit: (event) => {
        audit.push(event);
        return store.snapshots.appendAudit(event);
      },
    },
    policies: store.policies,
    clock,
    alerts: { raise: async (alert) => void alerts.push(alert) },
    flushHealth: recorder.flush,
  };
  const replicas = [1, 2].map((number) =>
    startPolicyService({ ...deps, holder: `replica ${number}` }, { timers: false }),
  );
  return {
    deps,
    alerts,
    audit,
    save: (document: string) => replicas[0]?.save(person, { document }),
    runDue: () => Promise.all(replicas.map((replica) => replica.runDue())),
    advance: (ms: number) => {
      aheadMs += ms;
    },
    /** `runs` failing ones in each of two windows, and a look after each. */
    fail: async (session: SessionId, runs: number, look: () => Promise<unknown>) => {
      for (let window = 0; window < 2; window += 1) {
        aheadMs += 2 * MINUTE_MS;
        for (let run = 0; run < runs; run += 1)
          expect((await operator.turn(session, `Broken.\n!error 400 bad request`)).state).toBe("error");
        await look();
      }
    },
    stop: async () => {
      off();
      await Promise.all(replicas.map((replica) => replica.stop()));
    },
  };
}

it("rolls a failing agent back to its last healthy snapshot, verifies and tells it, does not loop, and only notifies after the limit", async () => {
  const lab = startReplicas();
  const session = await newSession({ label: "Night shift" });
  const rollbacks = async () => (await store.snapshots.listRollbacks(session, 20)).items;
  const told = () => lab.alerts.filter(({ sessionId }) => sessionId === session);
  try {
    for (const text of ["Good evening.", "Refund 40?"]) await operator.turn(session, text);
    const healthy = await captureSnapshot(lab.deps, person, session, { name: "before the night" });
    const wanted = await nextModelContext(operator, gateway.model, session, "Refund 50?");
    await lab.fail(session, 3, lab.runDue);
    expect([await rollbacks(), told()]).toEqual([[], []]); // nothing happens without a policy

    lab.advance(10 * MINUTE_MS);
    await lab.save(POLICY);
    await lab.fail(session, 3, lab.runDue);

    const [rollback, ...others] = await rollbacks();
    expect(others).toEqual([]);
    expect(rollback).toMatchObject({
      snapshotId: healthy.id,
      status: "completed",
      outcome: "restored",
      verification: { passed: true },
      requestedBy: { kind: "policy", name: "default" },
      reason: "Policy default: Error rate 100%, limit 30%.",
    });
    expect(told()).toMatchObject([
      { kind: "trigger", severity: "critical", snapshotId: healthy.id, resolves: false },
      { kind: "recovered", rollbackId: rollback?.id, resolves: true },
    ]);
    expect(told()[0]?.summary).toContain('Error rate 100%, limit 30%. Rolling back to "before the night".');
    expect(new Set(told().map(({ dedupKey }) => dedupKey)).size).toBe(1);
    expect(lab.audit.filter(({ action }) => action === "policy.trigger")).toHaveLength(1);
    expect(await nextModelContext(operator, gateway.model, session, "Refund 50?")).toEqual(wanted);

    for (let look = 0; look < 3; look += 1) await lab.runDue();
    await lab.fail(session, 3, lab.runDue);
    expect(await rollbacks()).toHaveLength(1);
    expect(told().at(-1)).toMatchObject({
      kind: "trigger",
      summary: expect.stringContaining("less than 10m ago"),
    });

    lab.advance(10 * MINUTE_MS);
    await lab.fail(session, 3, lab.runDue);
    expect(await rollbacks()).toHaveLength(2);
    lab.advance(10 * MINUTE_MS);
    await lab.fail(session, 3, lab.runDue);
    await lab.runDue();
    expect(await rollbacks()).toHaveLength(2);
    const limited = told().filter(({ summary }) =>
      summary.includes("2 automatic rollbacks in the last hour"),
    );
    expect(limited).toHaveLength(1);
    expect((await rollbacks()).every(({ outcome }) => outcome === "restored")).toBe(true);
  } finally {
    await lab.stop();
  }
}, 300_000);

it("does nothing about fewer runs than the minimum, and snapshots by the schedule what has changed", async () => {
  const lab = startReplicas();
  const session = await newSession({ label: "Day shift" });
  const scheduled = async () => {
    const { items } = await store.snapshots.listSnapshots({ sessionId: session, limit: 50 });
    return items
      .filter(({ kind }) => kind === "scheduled")
      .map(({ name, createdBy }) => `${name} ${createdBy.name}`);
  };
  try {
    await lab.save(POLICY);
    await operator.turn(session, "Good morning.");
    await lab.runDue();
    expect(await scheduled()).toEqual([expect.stringMatching(/^scheduled-\d{13} default$/)]);
    await lab.fail(session, 1, lab.runDue);
    expect((await store.snapshots.listRollbacks(session, 5)).items).toEqual([]);
    expect(lab.alerts.filter(({ sessionId }) => sessionId === session)).toEqual([]);

    lab.advance(31 * MINUTE_MS);
    await lab.runDue();
    expect(await scheduled()).toHaveLength(2);
    lab.advance(8 * 60 * MINUTE_MS);
    await lab.runDue();
    expect(await scheduled()).toHaveLength(2);
  } finally {
    await lab.stop();
  }
}, 300_000);
