import { AppError, isAppError } from "@/lib/contract/errors";
import { SessionId } from "@/lib/contract/ids";
import type { Page } from "@/lib/contract/page";
import type { Query } from "@/lib/contract/query";
import type { Reason } from "@/lib/contract/reason";
import type { Session } from "@/lib/contract/session";
import { judge, type Standing } from "./attention";
import { addUp, readRecentHealth, toHealth } from "./health-now";
import { matchSession } from "./match-session";
import { isOverLimit, readOverLimit } from "./over-limit";
import type { EngineDeps, HealthSum, HostSession, SessionTotals } from "./ports";
import { plain, refusal } from "./reasons/refusal";
import { toEnglish } from "./reasons/sentence";

const MAIN_ALIAS = "main";

interface ListSessionsOptions {
  query?: Query;
  limit: number;
  cursor?: string;
}

/** All sessions that match: those that need attention first, worst first, then by last activity. Sessions the host lost stay listed while they have snapshots. */
export async function listSessions(
  deps: EngineDeps,
  { query, limit, cursor }: ListSessionsOptions,
): Promise<Page<Session>> {
  const [live, facts, tagged] = await Promise.all([
    deps.host.listSessions(),
    readFacts(deps),
    findTagged(deps, query),
  ]);
  const known = new Set(live.map((session) => session.id));
  const sessions = [
    ...live.map((session) => judged(session, facts)),
    ...[...facts.totals.values()]
      .filter(({ sessionId }) => !known.has(sessionId))
      .map((total) => ({ session: toDeletedSession(deps, total), past: 0 })),
  ]
    .filter(({ session }) => query === undefined || matchSession(query, session, { now: facts.now, tagged }))
    .sort(byNeed)
    .map(({ session }) => session);
  const start = cursor === undefined ? 0 : readCursor(cursor);
  const end = start + limit;
  return { items: sessions.slice(start, end), nextCursor: end < sessions.length ? String(end) : null };
}

/** One session, also one that the host lost but that has snapshots. Throws `session_not_found`. */
export async function getSession(deps: EngineDeps, sessionId: SessionId): Promise<Session> {
  const [session, facts] = await Promise.all([deps.host.findSession(sessionId), readFacts(deps, sessionId)]);
  if (session) return judged(session, facts).session;
  const total = facts.totals.get(sessionId);
  if (total) return toDeletedSession(deps, total);
  throw refusal("session_not_found", [{ code: "no_such_session", values: { sessionId } }]);
}

/**
 * Throws `session_not_found` when neither host nor store knows the session. A host that is away cannot say so: then the
 * session is taken for known.
 */
export async function requireKnownSession(deps: EngineDeps, sessionId: SessionId): Promise<void> {
  try {
    await getSession(deps, sessionId);
  } catch (error) {
    if (!isAppError(error) || error.code !== "host_unavailable") throw error;
  }
}

/** The id behind a path segment: `main` is the host's main session. Throws `validation_failed` for what cannot be an id. */
export async function resolveSessionId(deps: EngineDeps, raw: string): Promise<SessionId> {
  if (raw === MAIN_ALIAS) return deps.host.mainSessionId();
  const parsed = SessionId.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new AppError("validation_failed", parsed.error.issues[0]?.message ?? "The session id is not valid.");
}

/** What the store knows of sessions: a handful of queries, however many sessions there are. */
interface Facts {
  totals: Map<SessionId, SessionTotals>;
  health: Map<SessionId, HealthSum>;
  overLimit: Map<SessionId, Reason>;
  unfinished: Map<SessionId, Standing["unfinished"]>;
  now: Date;
}

async function readFacts(deps: EngineDeps, sessionId?: SessionId): Promise<Facts> {
  const [totals, health, unfinished] = await Promise.all([
    deps.store.sessionTotals(sessionId),
    readRecentHealth(deps, sessionId),
    deps.store.unfinishedRollbacks(),
  ]);
  const failing = [...health.values()].filter(isOverLimit).map((sum) => sum.sessionId);
  return {
    totals: new Map(totals.map((total) => [total.sessionId, total])),
    health,
    overLimit: await readOverLimit(deps, failing),
    unfinished: new Map(unfinished.map((entry) => [entry.rollback.sessionId, entry])),
    now: deps.clock.now(),
  };
}

function judged(host: HostSession, facts: Facts): Judged {
  const { ramBytes: _ramBytes, lastRun: _lastRun, ...session } = host;
  const total = facts.totals.get(host.id);
  const recent = facts.health.get(host.id) ?? addUp(host.id, []);
  const health = toHealth(recent, host);
  const { past, status, attention, attentionReasons } = judge({
    session: host,
    health,
    leastRamBytes: recent.leastRamBytes,
    overLimit: facts.overLimit.get(host.id),
    total,
    unfinished: facts.unfinished.get(host.id),
    now: facts.now,
  });
  return {
    session: {
      ...session,
      status,
      attention,
      ...(attention === null ? {} : { attentionReasons }),
      health,
      ...toSnapshots(total),
      deleted: false,
    },
    past,
  };
}

function toSnapshots(
  total: SessionTotals | undefined,
): Pick<Session, "lastSnapshot" | "lastHealthySnapshot" | "snapshotCount"> {
  if (!total) return { lastSnapshot: null, lastHealthySnapshot: null, snapshotCount: 0 };
  const { id, createdAt } = total.lastSnapshot;
  return {
    lastSnapshot: { id, createdAt },
    lastHealthySnapshot: total.lastHealthySnapshot,
    snapshotCount: total.count,
  };
}

function toDeletedSession(deps: EngineDeps, total: SessionTotals): Session {
  const { sessionId, count } = total;
  const attentionReasons: Reason[] = [
    plain("deleted_on_host"),
    { code: "snapshots_remain", values: { snapshots: count } },
  ];
  return {
    id: sessionId,
    agentId: /^agent:([^:]+):/.exec(sessionId)?.[1] ?? "unknown",
    label: sessionId,
    status: "unknown",
    attention: toEnglish(attentionReasons),
    attentionReasons,
    model: null,
    context: { messages: null, tokens: null, tokenLimit: null },
    run: null,
    health: { errorRate: null, runs: 0, windowMs: 0, ramBytes: null },
    ...toSnapshots(total),
    protected: false,
    updatedAt: null,
    demo: deps.host.kind === "demo",
    deleted: true,
    archived: false,
  };
}

const NEED: Record<Session["status"], number> = {
  failing: 0,
  rolling_back: 1,
  degraded: 2,
  unknown: 3,
  healthy: 4,
  idle: 4,
};

interface Judged {
  session: Session;
  past: number;
}

function byNeed({ session: a, past: pastA }: Judged, { session: b, past: pastB }: Judged): number {
  return (
    NEED[a.status] - NEED[b.status] ||
    pastB - pastA ||
    (b.updatedAt ?? "").localeCompare(a.updatedAt ?? "") ||
    a.id.localeCompare(b.id)
  );
}

/** For `tag:` terms: which sessions have a snapshot with one of the term's tags. */
async function findTagged(deps: EngineDeps, query: Query | undefined): Promise<Map<string, Set<SessionId>>> {
  const tags = query?.terms.filter((term) => term.key === "tag").flatMap((term) => term.values) ?? [];
  const tagged = new Map<string, Set<SessionId>>();
  for (const tag of new Set(tags)) {
    const sessions = new Set<SessionId>();
    const term = { key: "tag", comparison: "is", values: [tag], negated: false, at: 0, length: 0 } as const;
    let cursor: string | undefined;
    do {
      const page = await deps.store.listSnapshots({
        query: { terms: [{ ...term, values: [tag] }], words: [] },
        limit: 200,
        ...(cursor ? { cursor } : {}),
      });
      for (const snapshot of page.items) sessions.add(snapshot.sessionId);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    tagged.set(tag, sessions);
  }
  return tagged;
}

function readCursor(cursor: string): number {
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new AppError("validation_failed", "The cursor is not one that this list gave.");
}
