import { expect, it } from "vitest";
import { type Alert, AlertId } from "@/lib/contract/alert";
import type { AttemptEnd, Clock, StoredAlertTarget } from "@/lib/engine/ports";
import { anEvent, aRollback, aSession, aSnapshot, aState, holderNamed } from "./builders";
import { type NewPlace, subjectFor } from "./subject";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DELIVERED: AttemptEnd = {
  state: "delivered",
  nextAttemptAt: null,
  httpStatus: 204,
  problem: null,
  durationMs: 12,
};

let count = 0;

function anAlert(clock: Clock, changes: Partial<Alert> = {}): Alert {
  count += 1;
  return {
    id: AlertId.parse(`al_${String(count).padStart(26, "0")}`),
    at: clock.now().toISOString(),
    severity: "critical",
    kind: "trigger",
    sessionId: null,
    snapshotId: null,
    rollbackId: null,
    policy: "prod",
    summary: `Error rate over 30 % (${count})`,
    detail: "",
    dedupKey: `incident-${count}`,
    resolves: false,
    ...changes,
  };
}

const aTarget = (name: string, changes: Partial<StoredAlertTarget> = {}): StoredAlertTarget => ({
  name,
  type: "webhook",
  url: "https://hooks.example.com/in",
  secret: "whsec_c2VjcmV0",
  minSeverity: "info",
  enabled: true,
  createdAt: "2026-11-22T12:00:00.000Z",
  updatedAt: "2026-11-22T12:00:00.000Z",
  ...changes,
});

export function alertsContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);
  const alertsOf = () => subject.store.alerts;

  /** Starts a test without targets, so that nothing is owed from another one. */
  async function onlyTargets(...targets: StoredAlertTarget[]): Promise<void> {
    for (const { name } of await alertsOf().listTargets())
      await alertsOf().deleteTarget(name, anEvent({ action: "alert_target.delete" }));
    for (const target of targets) await alertsOf().putTarget(target, anEvent({ action: "alert_target.put" }));
  }

  it("owes an alert to every target that wants its severity, and its end to all who are switched on", async () => {
    await onlyTargets(
      aTarget("all"),
      aTarget("bad-news", { minSeverity: "critical" }),
      aTarget("off", { enabled: false }),
    );
    const warning = anAlert(subject.clock, { severity: "warning" });
    const end = anAlert(subject.clock, { severity: "info", kind: "recovered", resolves: true });
    await alertsOf().putAlert(warning);
    await alertsOf().putAlert(end);

    const owed = (await alertsOf().claimDeliveries(9)).map(({ alert, target }) => [alert.id, target.name]);
    expect(owed.toSorted()).toEqual(
      [
        [warning.id, "all"],
        [end.id, "all"],
        [end.id, "bad-news"],
      ].toSorted(),
    );
  });

  it("gives a delivery that is due to one of many that ask at once", async () => {
    await onlyTargets(aTarget("one"), aTarget("two"));
    for (let n = 0; n < 5; n += 1) await alertsOf().putAlert(anAlert(subject.clock));
    const other = (await subject.another()).alerts;

    const claims = await Promise.all(
      Array.from({ length: 6 }, (_, n) => (n % 2 ? other : alertsOf()).claimDeliveries(9)),
    );

    const taken = claims.flat().map(({ alert, target }) => `${alert.id} ${target.name}`);
    expect(taken).toHaveLength(10);
    expect(new Set(taken).size).toBe(10);
  });

  it("gives what a dead process had taken to another after its time, and no end of the dead one counts", async () => {
    await onlyTargets(aTarget("one"));
    await alertsOf().putAlert(anAlert(subject.clock));
    const [lost] = await alertsOf().claimDeliveries(9);
    subject.clock.advance(MINUTE_MS - 1);
    expect(await alertsOf().claimDeliveries(9)).toEqual([]);
    subject.clock.advance(1);

    const [again] = await (await subject.another()).alerts.claimDeliveries(9);

    expect(again).toMatchObject({ alert: lost?.alert, attempts: 2 });
    expect(await alertsOf().settleDelivery(lost?.claim ?? "", DELIVERED)).toBe(false);
    expect(await alertsOf().settleDelivery(again?.claim ?? "", DELIVERED)).toBe(true);
    subject.clock.advance(DAY_MS);
    expect(await alertsOf().claimDeliveries(9)).toEqual([]);
  });

  it("tries again when it was told to, also after a restart, and logs how it went", async () => {
    await onlyTargets(aTarget("one"));
    const alert = anAlert(subject.clock);
    await alertsOf().putAlert(alert);
    const [first] = await alertsOf().claimDeliveries(9);
    const nextAttemptAt = new Date(subject.clock.now().getTime() + 5 * MINUTE_MS).toISOString();
    await alertsOf().settleDelivery(first?.claim ?? "", {
      state: "waiting",
      nextAttemptAt,
      httpStatus: 500,
      problem: "It answered 500.",
      durationMs: 3,
    });

    const reopened = (await subject.another()).alerts;
    expect(await reopened.findDelivery(alert.id, "one")).toMatchObject({
      state: "waiting",
      attempts: 1,
      nextAttemptAt,
      httpStatus: 500,
      problem: "It answered 500.",
    });
    subject.clock.advance(5 * MINUTE_MS - 1);
    expect(await reopened.claimDeliveries(9)).toEqual([]);
    subject.clock.advance(1);
    const [second] = await reopened.claimDeliveries(9);
    await reopened.settleDelivery(second?.claim ?? "", DELIVERED);
    expect((await reopened.listDeliveries(1)).items).toMatchObject([
      { alertId: alert.id, state: "delivered", attempts: 2, nextAttemptAt: null, httpStatus: 204 },
    ]);
  });

  it("lets the end of an incident wait until its beginning was delivered", async () => {
    await onlyTargets(aTarget("pager", { type: "pagerduty" }));
    const begin = anAlert(subject.clock);
    const end = anAlert(subject.clock, { dedupKey: begin.dedupKey, kind: "recovered", resolves: true });
    await alertsOf().putAlert(begin);
    await alertsOf().putAlert(end);

    const [first, ...others] = await alertsOf().claimDeliveries(9);
    expect([first?.alert.id, others]).toEqual([begin.id, []]);
    expect(await alertsOf().claimDeliveries(9)).toEqual([]);
    await alertsOf().settleDelivery(first?.claim ?? "", DELIVERED);
    expect(await alertsOf().claimDeliveries(9)).toMatchObject([{ alert: end }]);
  });

  it("takes no more of a target than was asked for, so that a slow one does not keep others waiting", async () => {
    await onlyTargets(aTarget("one"), aTarget("two"));
    for (let n = 0; n < 3; n += 1) await alertsOf().putAlert(anAlert(subject.clock));

    const taken = (await alertsOf().claimDeliveries(2)).map(({ target }) => target.name);
    expect(taken.toSorted()).toEqual(["one", "one", "two", "two"]);
  });

  it("stores what was said a minute ago once, and an end only where something is open", async () => {
    await onlyTargets();
    const alert = anAlert(subject.clock);
    const { dedupKey, summary } = alert;
    const end = { dedupKey, summary: "Recovered", kind: "recovered", resolves: true } as const;
    expect(await alertsOf().putAlert(anAlert(subject.clock, end), { onlyWhenOpen: true })).toBeUndefined();
    await alertsOf().putAlert(alert);
    subject.clock.advance(MINUTE_MS - 1);
    expect(await alertsOf().putAlert(anAlert(subject.clock, { dedupKey, summary }))).toEqual(alert);
    subject.clock.advance(1);
    const later = anAlert(subject.clock, { dedupKey, summary });
    expect(await alertsOf().putAlert(later)).toEqual(later);
    const ended = anAlert(subject.clock, end);
    expect(await alertsOf().putAlert(ended, { onlyWhenOpen: true })).toEqual(ended);
    expect(await alertsOf().putAlert(anAlert(subject.clock, end), { onlyWhenOpen: true })).toBeUndefined();
    expect((await alertsOf().listAlerts(3)).items).toEqual([ended, later, alert]);
  });

  it("gives up what waits for a target that is deleted or switched off, and tries at once what waits for a mended one", async () => {
    await onlyTargets(aTarget("gone"), aTarget("off"), aTarget("mended"));
    const alert = anAlert(subject.clock);
    await alertsOf().putAlert(alert);
    for (const { claim } of await alertsOf().claimDeliveries(9)) {
      const nextAttemptAt = new Date(subject.clock.now().getTime() + DAY_MS).toISOString();
      await alertsOf().settleDelivery(claim, { ...DELIVERED, state: "waiting", nextAttemptAt });
    }

    expect(await alertsOf().deleteTarget("gone", anEvent())).toBe(true);
    expect(await alertsOf().deleteTarget("gone", anEvent())).toBe(false);
    await alertsOf().putTarget(aTarget("off", { enabled: false }), anEvent());
    await alertsOf().putTarget(aTarget("mended", { url: "https://right.example.com/" }), anEvent());

    expect(await alertsOf().findDelivery(alert.id, "gone")).toMatchObject({
      state: "gave_up",
      problem: "The target was deleted.",
    });
    expect(await alertsOf().findDelivery(alert.id, "off")).toMatchObject({ state: "gave_up" });
    expect(await alertsOf().claimDeliveries(9)).toMatchObject([
      { alert, target: { name: "mended", url: "https://right.example.com/" } },
    ]);
  });

  it("stores the alert of a rollback with its end, or neither", async () => {
    await onlyTargets(aTarget("one"));
    const { snapshots } = subject.store;
    const sessionId = aSession();
    const state = aState("told");
    const { id } = await snapshots.putSnapshot(aSnapshot(state, { sessionId }), state, anEvent());
    const taken = await snapshots.acquireLease(sessionId, holderNamed("one"), DAY_MS);
    if (!("lease" in taken)) throw new Error("The session is free.");
    const rollback = aRollback(sessionId, id);
    await snapshots.beginRollback(rollback, taken.lease, anEvent());
    const marks = { undone: [], redone: [], undoes: null };
    const alert = anAlert(subject.clock, { kind: "recovery_failed", sessionId, rollbackId: rollback.id });
    const order = { alert, onlyWhenOpen: false };
    const ended = { ...rollback, status: "failed", finishedAt: alert.at } as const;
    // The column does not take null: stands for any failure in the same transaction.
    const broken = Object.assign(anEvent(), { at: null });
    await expect(snapshots.finishRollback(ended, taken.lease, marks, broken, order)).rejects.toThrow();
    expect(await alertsOf().claimDeliveries(9)).toEqual([]);

    await snapshots.finishRollback(ended, taken.lease, marks, anEvent(), order);

    expect(await alertsOf().claimDeliveries(9)).toMatchObject([{ alert }]);
  });

  it("pages alerts and deliveries without losing or repeating one", async () => {
    await onlyTargets(aTarget("paged"));
    const alerts: Alert[] = [];
    for (let n = 0; n < 7; n += 1) {
      const alert = anAlert(subject.clock);
      alerts.unshift(alert);
      await alertsOf().putAlert(alert);
    }
    const ids = alerts.map(({ id }) => id);
    const first = await alertsOf().listAlerts(4);
    const second = await alertsOf().listAlerts(3, first.nextCursor ?? "");
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    const log = await alertsOf().listDeliveries(4);
    const rest = await alertsOf().listDeliveries(3, log.nextCursor ?? "");
    expect([...log.items, ...rest.items].map(({ alertId }) => alertId)).toEqual(ids);
  });

  it("keeps its log bounded, and never forgets what somebody waits for", async () => {
    await onlyTargets(aTarget("one"), aTarget("two"));
    await alertsOf().putAlert(anAlert(subject.clock));
    const claimed = await alertsOf().claimDeliveries(9);
    const one = claimed.find(({ target }) => target.name === "one");
    await alertsOf().deleteTarget("two", anEvent());
    subject.clock.advance(DAY_MS);

    await alertsOf().pruneAlerts(subject.clock.now(), 0);

    expect((await alertsOf().listAlerts(9)).items).toEqual([one?.alert]);
    expect((await alertsOf().listDeliveries(9)).items.map(({ state }) => state).toSorted()).toEqual([
      "gave_up",
      "waiting",
    ]);
    await alertsOf().settleDelivery(one?.claim ?? "", DELIVERED);
    await alertsOf().pruneAlerts(new Date(0), 0);
    expect((await alertsOf().listAlerts(9)).items).toEqual([]);
  });

  it("stops owing to a target for which a thousand alerts wait, and says so", {
    timeout: 60_000,
  }, async () => {
    await onlyTargets(aTarget("flooded"));
    for (let n = 0; n < 1001; n += 1) await alertsOf().putAlert(anAlert(subject.clock));

    expect((await alertsOf().listDeliveries(2)).items).toMatchObject([
      { state: "gave_up", attempts: 0, problem: "Not tried: 1000 alerts were already waiting for it." },
      { state: "waiting", attempts: 0 },
    ]);
  });
}
