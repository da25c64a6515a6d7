import { existsSync } from "node:fs";
import { SessionId, type SnapshotId } from "@/lib/contract/ids";
import { RollbackRequest } from "@/lib/contract/rollback";
import { type CaptureInput, captureSnapshot } from "@/lib/engine/capture";
import type { AuditEvent, EngineDeps, Requester } from "@/lib/engine/ports";
import { startRollback } from "@/lib/engine/rollback";
import { openPastDemo, type PastDemo } from "@/lib/hosts/demo/history/past-demo";
import {
  PAST_ROLLBACK,
  type PastSnapshot,
  STORY_SNAPSHOTS,
  STORY_TURNS_MIN,
  STRAY_TURNS,
  STUCK_RUN,
} from "@/lib/hosts/demo/history/story-history";
import { SESSION_PLANS } from "@/lib/hosts/demo/plans/session-plans";
import { STORY_SESSION_ID } from "@/lib/hosts/demo/story";

const POLICY: Requester = { actor: { kind: "policy", name: "prod-support" }, requestId: null };
const person = (name: string): Requester => ({ actor: { kind: "user", name }, requestId: null });

/** How long the snapshot of one session takes. */
const TAKES_MIN = 0.01;

/** Something that happened before the demo was set up. */
interface PastEvent {
  minutesAgo: number;
  happen(): Promise<unknown>;
}

/**
 * Gives a newcomer's demo its past, through the same verbs that people use, under a clock of that time: snapshots of
 * every session, an earlier rollback, and the story of how the support bot went wrong. Does nothing when a demo was
 * saved. The last thing it does is to save one: a start that broke off begins anew, without what it had written.
 */
export async function seedDemo(
  common: Omit<EngineDeps, "host">,
  { seed, statePath }: { seed: number; statePath: string },
): Promise<void> {
  if (existsSync(statePath)) return;
  const now = common.clock.now();
  const hadOthers = await forget(common, now);
  const past = openPastDemo(seed, now);
  await common.health.recordHealth(past.health.runs, past.health.ram);
  const deps = {
    ...common,
    host: past.host,
    clock: past.clock,
    // Rollbacks of the agents before stay in the journal, and their ids taken.
    ...(hadOthers ? {} : { randomBytes: past.randomBytes }),
  };
  const events = [...storyOf(deps, past), ...snapshotsOfOthers(deps, past)];
  for (const { minutesAgo, happen } of events.sort((one, other) => other.minutesAgo - one.minutesAgo)) {
    past.turnTo(minutesAgo);
    await happen();
  }
  await past.save(statePath);
}

/** Removes what is stored of agents that are gone with their saved demo: nothing could be put back from it. Tells whether there was any. */
async function forget({ store, health }: Omit<EngineDeps, "host">, now: Date): Promise<boolean> {
  let hadOthers = false;
  await health.pruneHealth(new Date(now.getTime() + 60_000));
  for (;;) {
    const { items } = await store.listSnapshots({ limit: 200 });
    if (items.length === 0) return hadOthers;
    hadOthers = true;
    for (const { id, sessionId, held } of items) {
      const event = (action: string): AuditEvent => ({
        at: now.toISOString(),
        action,
        actor: { kind: "system", name: "demo" },
        outcome: "succeeded",
        sessionId,
        snapshotId: id,
        rollbackId: null,
        requestId: null,
        detail: { why: "The demo is set up anew." },
      });
      if (held) await store.updateSnapshot(id, { held: false }, event("snapshot.update"));
      await store.deleteSnapshot(id, event("snapshot.delete"));
    }
  }
}

function storyOf(deps: EngineDeps, past: PastDemo): PastEvent[] {
  const { host } = past;
  const taken = new Map<number, SnapshotId>();
  const isStray = (minutesAgo: number) =>
    minutesAgo < PAST_ROLLBACK.toMinutesAgo && minutesAgo > PAST_ROLLBACK.minutesAgo;
  const firstStoryTurn = STORY_TURNS_MIN[0];
  return [
    ...STORY_SNAPSHOTS.map((snapshot) => ({
      minutesAgo: snapshot.minutesAgo,
      happen: async () => {
        const { minutesAgo } = snapshot;
        if (!isStray(minutesAgo) && minutesAgo > firstStoryTurn) await past.show(STORY_SESSION_ID);
        taken.set(minutesAgo, await capture(deps, past, STORY_SESSION_ID, snapshot));
      },
    })),
    ...STRAY_TURNS.map(({ minutesAgo, turn }) => ({
      minutesAgo,
      happen: () => past.stray(STORY_SESSION_ID, [turn]),
    })),
    { minutesAgo: STUCK_RUN.minutesAgo, happen: () => host.startRun(STORY_SESSION_ID, STUCK_RUN.text) },
    {
      minutesAgo: PAST_ROLLBACK.minutesAgo,
      happen: async () => {
        const snapshotId = taken.get(PAST_ROLLBACK.toMinutesAgo);
        const request = RollbackRequest.parse({ snapshotId, reason: PAST_ROLLBACK.reason });
        await (await startRollback(deps, person(PAST_ROLLBACK.by), STORY_SESSION_ID, request)).done;
      },
    },
    { minutesAgo: firstStoryTurn + 0.01, happen: () => past.show(STORY_SESSION_ID) },
    ...STORY_TURNS_MIN.map((minutesAgo) => ({ minutesAgo, happen: () => host.playStory({ turns: 1 }) })),
  ];
}

function snapshotsOfOthers(deps: EngineDeps, past: PastDemo): PastEvent[] {
  return SESSION_PLANS.flatMap(({ id, kept }, place) => {
    const sessionId = SessionId.parse(id);
    return Array.from({ length: kept?.count ?? 0 }, (_, index) => {
      // One after the other, as a scheduler takes them.
      const minutesAgo = (kept?.newestMin ?? 0) + index * (kept?.everyMin ?? 0) - place * TAKES_MIN;
      const snapshot: PastSnapshot = {
        minutesAgo,
        name: "scheduled-{at}",
        kind: "scheduled",
        tags: ["scheduled"],
        by: "prod-support",
      };
      return {
        minutesAgo,
        happen: async () => {
          await past.show(sessionId);
          await capture(deps, past, sessionId, snapshot);
        },
      };
    });
  });
}

async function capture(
  deps: EngineDeps,
  { clock }: PastDemo,
  sessionId: SessionId,
  { name, kind, tags, description, held, by }: PastSnapshot,
): Promise<SnapshotId> {
  const input: CaptureInput = {
    name: name.replace("{at}", String(clock.now().getTime())),
    kind,
    tags,
    description,
    hold: held,
  };
  const requester = by === POLICY.actor.name ? POLICY : person(by);
  return (await captureSnapshot(deps, requester, sessionId, input)).id;
}
