import type { Health, Run, SessionStatus } from "@/lib/contract/session";
import type { HostSession } from "@/lib/engine/ports";
import type { SessionRow } from "./frames";
import { modelName } from "./read-settings";
import { agentOf, toSessionId } from "./session-keys";

const FAILING_RATE = 0.3;
const FAILING_RUNS = 5;
const LONG_RUN_MS = 300_000;
const QUIET_MS = 600_000;

/** What is known of a session beside its row. */
export interface Known {
  health: Health;
  run: Run | null;
  mainKey: string | undefined;
  nowMs: number;
}

/** A row of the gateway as a session of ours. Undefined for keys that cannot be an id. */
export function toSession(row: SessionRow, { health, run, mainKey, nowMs }: Known): HostSession | undefined {
  const id = toSessionId(row.key);
  if (!id) return undefined;
  return {
    id,
    agentId: row.agentId ?? agentOf(row.key),
    label: row.label || row.displayName || row.derivedTitle || row.key,
    ...judge(row, health, run, nowMs),
    model: row.model ? modelName(row) : null,
    context: {
      // The row counts tokens only; the number of messages is known to who reads the transcript.
      messages: null,
      tokens: row.totalTokensFresh ? (row.totalTokens ?? null) : null,
      tokenLimit: row.contextTokens || null,
    },
    run,
    health,
    protected: row.isMain ?? row.key === mainKey,
    updatedAt: instant(row.lastInteractionAt ?? row.updatedAt),
    demo: false,
    archived: row.archived ?? false,
  };
}

/** The run that a listed row tells of. */
export function runOf(row: SessionRow): Run | null {
  if (!row.hasActiveRun) return null;
  const startedAt = row.status === "running" ? instant(row.startedAt) : null;
  return { id: row.activeRunIds?.[0] ?? row.key, startedAt };
}

function judge(
  row: SessionRow,
  health: Health,
  run: Run | null,
  nowMs: number,
): { status: SessionStatus; attention: string | null } {
  const { errorRate, runs } = health;
  if (errorRate !== null && errorRate >= FAILING_RATE && runs >= FAILING_RUNS) {
    return {
      status: "failing",
      attention: `${Math.round(errorRate * runs)} of ${runs} runs failed in the last 10 minutes.`,
    };
  }
  const activeMs = run?.startedAt ? nowMs - Date.parse(run.startedAt) : 0;
  if (activeMs > LONG_RUN_MS) {
    return {
      status: "degraded",
      attention: `A run has been active for ${Math.floor(activeMs / 60_000)} minutes.`,
    };
  }
  if (run) return { status: "healthy", attention: null };
  if (row.status === "failed") return { status: "degraded", attention: "The last run failed." };
  if (row.status === "timeout")
    return { status: "degraded", attention: "The last run took too long and was stopped." };
  const quietMs = nowMs - (row.lastInteractionAt ?? row.updatedAt ?? 0);
  return { status: quietMs < QUIET_MS && !row.archived ? "healthy" : "idle", attention: null };
}

const instant = (ms: number | null | undefined): string | null =>
  ms === null || ms === undefined ? null : new Date(ms).toISOString();
