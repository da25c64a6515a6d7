import { afterAll, beforeAll, expect, it } from "vitest";
import type { SessionId } from "@/lib/contract/ids";
import { captureSnapshot } from "@/lib/engine/capture";
import { createHealthRecorder } from "@/lib/engine/health-recorder";
import type { PolicyDeps } from "@/lib/engine/policy/ports";
import type { AuditEvent, HostEvent, NewAlert, Requester } from "@/lib/engine/ports";
import { startPolicyService } from "@/lib/server/policy/policy-service";
import { gateway, deps as labDeps, newSession, operator, startLab, stopLab, store } from "./fidelity/lab";
import { nextModelContext } from "./model-context";

const person: Requester = { actor: { kind: "user", name: "Mara" }, requestId: null };

const POLICY = `recovery:
  autoRollback:
    enabled: true
    triggers:
      - { type: "error_rate", threshold: 0.3 }
    minRuns: 2
    maxPerHour: 1
  snapshotPolicy: { interval: "30m", maxSnapshots: 20, retention: "7d" }
`;

beforeAll(startLab);
afterAll(stopLab);

const WINDOW_MS = 10 * 60_000;

/** Two replicas over the real gateway and one store, under a clock that only a test moves: turns may take what they take. */
function startReplicas() {
  let nowMs = Date.now();
  // Every look is a millisecond later, so that order is never a matter of luck.
  const clock = { now: () => new Date(nowMs++) };
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
      nowMs += ms;
    },
    /** `runs` failing ones in each of two windows, and a look after each. */
    fail: async (session: SessionId, runs: number, look: () => Promise<unknown>) => {
      for (let window = 0; window < 2; window += 1) {
        nowMs += WINDOW_MS;
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
    await operator.turn(session, "Good evening.");
    const healthy = await captureSnapshot(lab.deps, person, session, { name: "before the night" });
    const wanted = await nextModelContext(operator, gateway.model, session, "Refund 50?");
    await lab.fail(session, 2, lab.runDue);
    expect([await rollbacks(), told()]).toEqual([[], []]); // nothing happens without a policy

    await lab.save(POLICY);
    await lab.runDue();

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
    ]);
    const ends = (await store.alerts.listAlerts(50)).items.filter(
      ({ rollbackId }) => rollbackId === rollback?.id,
    );
    expect(ends).toMatchObject([{ kind: "recovered", resolves: true, dedupKey: told()[0]?.dedupKey }]);
    expect(told()[0]?.summary).toContain('Error rate 100%, limit 30%. Rolling back to "before the night".');
    expect(lab.audit.filter(({ action }) => action === "policy.trigger")).toHaveLength(1);
    expect(await nextModelContext(operator, gateway.model, session, "Refund 50?")).toEqual(wanted);

    for (let look = 0; look < 3; look += 1) await lab.runDue();
    expect([(await rollbacks()).length, told().length]).toEqual([1, 1]);
    await lab.fail(session, 2, lab.runDue);
    await lab.runDue();
    expect(await rollbacks()).toHaveLength(1);
    expect(told().slice(1)).toMatchObject([
      {
        kind: "trigger",
        resolves: false,
        summary: expect.stringContaining("1 automatic rollback in the last hour"),
      },
    ]);
  } finally {
    await lab.stop();
  }
}, 600_000);

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

    lab.advance(4 * WINDOW_MS);
    await lab.runDue();
    const changed = await scheduled();
    expect(changed.length).toBeGreaterThan(1);
    lab.advance(50 * WINDOW_MS);
    await lab.runDue();
    expect(await scheduled()).toEqual(changed);
  } finally {
    await lab.stop();
  }
}, 600_000);
