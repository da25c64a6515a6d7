import type { HealthBucket } from "@/lib/contract/health";
import type { SessionId } from "@/lib/contract/ids";
import type { RecoveryPolicy } from "@/lib/contract/policy";
import { readMinutes } from "../health-now";
import { activeMs } from "../health-when-taken";
import type { HostSession } from "../ports";
import { act, type Order, tellOver } from "./act";
import { choosePolicy } from "./choose-policy";
import { chooseTarget } from "./choose-target";
import { decide } from "./decide";
import { findPassed, type Measured } from "./measure";
import type { KeptState, PolicyDeps } from "./ports";
import { readState } from "./trigger-state";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CANDIDATES = 200;

/** What a look at the sessions began: each resolves when its outcome is told, and rejects when that failed. */
export type Acting = { sessionId: SessionId; done: Promise<void> };

/**
 * Looks at every session that a policy watches, or at this one, and begins what is due about limits that are passed.
 * Replicas may all look: what one has decided and written down, no other does. Sessions of `busy` are left out.
 */
export async function watchTriggers(
  deps: PolicyDeps,
  policies: RecoveryPolicy[],
  options: { busy?: ReadonlySet<SessionId>; only?: SessionId } = {},
): Promise<Acting[]> {
  if (!policies.some(({ autoRollback }) => autoRollback.enabled)) return [];
  const watched = await listWatched(deps, policies, options);
  if (watched.length === 0) return [];
  await deps.flushHealth?.();
  const facts = await readFacts(deps, watched, options.only);
  const acting: Acting[] = [];
  for (const { session, policy } of watched) {
    if (facts.unfinished.has(session.id)) continue;
    const begun = await lookAt(deps, session, policy, facts);
    if (begun) acting.push({ sessionId: session.id, done: begun() });
  }
  return acting;
}

interface Watched {
  session: HostSession;
  policy: RecoveryPolicy;
}

async function listWatched(
  deps: PolicyDeps,
  policies: RecoveryPolicy[],
  { busy, only }: { busy?: ReadonlySet<SessionId>; only?: SessionId },
): Promise<Watched[]> {
  const sessions = await deps.host.listSessions();
  return sessions.flatMap((session) => {
    if (session.archived || busy?.has(session.id) || (only !== undefined && session.id !== only)) return [];
    const policy = choosePolicy(policies, session.id)?.policy;
    return policy?.autoRollback.enabled ? [{ session, policy }] : [];
  });
}

interface Facts {
  now: Date;
  minutes: Map<SessionId, HealthBucket[]>;
  rolledBackMs: Map<SessionId, number>;
  unfinished: Set<SessionId>;
  states: Map<SessionId, KeptState>;
}

async function readFacts(deps: PolicyDeps, watched: Watched[], only: SessionId | undefined): Promise<Facts> {
  const now = deps.clock.now();
  const spanMs = Math.max(HOUR_MS, ...watched.map(({ policy }) => 2 * policy.autoRollback.windowMs));
  const from = new Date(now.getTime() - spanMs - MINUTE_MS);
  const range = {
    from,
    to: new Date(now.getTime() + MINUTE_MS),
    ...(only === undefined ? {} : { sessionId: only }),
  };
  const [minutes, rolledBack, unfinished, states] = await Promise.all([
    readMinutes(deps, range),
    deps.store.rolledBackSince(from),
    deps.store.unfinishedRollbacks(),
    deps.policies.listTriggerStates(),
  ]);
  return {
    now,
    minutes: new Map(minutes.map(({ sessionId, buckets }) => [sessionId, buckets])),
    rolledBackMs: new Map(rolledBack.map((entry) => [entry.sessionId, Date.parse(entry.finishedAt)])),
    unfinished: new Set(unfinished.map(({ rollback }) => rollback.sessionId)),
    states,
  };
}

/** What is to be done about a session, once it is written down that this replica does it. */
async function lookAt(
  deps: PolicyDeps,
  session: HostSession,
  policy: RecoveryPolicy,
  facts: Facts,
): Promise<(() => Promise<void>) | undefined> {
  const kept = facts.states.get(session.id) ?? { version: 0, state: null };
  const state = readState(kept.state);
  const passed = findPassed(policy, measure(deps, session, facts, state.signals));
  if (passed.length === 0 && state.open.length === 0) return undefined;
  const target =
    passed.length === 0 ? undefined : await findTarget(deps, session.id, policy, state.abandoned);
  const decided = decide(policy, state, passed, { now: facts.now, hasTarget: target !== undefined });
  if (JSON.stringify(decided.state) === JSON.stringify(state)) return undefined;
  if (!(await deps.policies.saveTriggerState(session.id, decided.state, kept.version))) return undefined;
  const { decision } = decided;
  if (decided.over) return () => tellOver(deps, { session, policy });
  const order: Order | undefined = decision ? { session, policy, decision, target } : undefined;
  return order && (() => act(deps, order));
}

function measure(
  deps: PolicyDeps,
  session: HostSession,
  { now, minutes, rolledBackMs }: Facts,
  signals: Measured["signals"],
): Measured {
  // The minute of a rollback itself holds what was before it.
  const since = rolledBackMs.get(session.id) ?? 0;
  return {
    now,
    minutes: (minutes.get(session.id) ?? []).filter(({ at }) => Date.parse(at) > since),
    activeMs: activeMs(session, now),
    ramBytes: session.ramBytes,
    ramIsGrowth: deps.host.kind === "gateway",
    signals,
  };
}

async function findTarget(
  deps: PolicyDeps,
  sessionId: SessionId,
  { autoRollback }: RecoveryPolicy,
  abandoned: Parameters<typeof chooseTarget>[2],
) {
  const newest = await deps.store.listSnapshots({ sessionId, limit: CANDIDATES });
  return chooseTarget(autoRollback.target, newest.items, abandoned);
}
