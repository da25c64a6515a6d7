import type { Run } from "@/lib/contract/session";
import type { HostSession } from "@/lib/engine/ports";
import type { SessionRow } from "./frames";
import { modelName } from "./read-settings";
import { agentOf, toSessionId } from "./session-keys";

/** How the gateway calls the ends of runs. One that was stopped by a person is neither well nor ill. */
const LAST_RUNS: Readonly<Record<string, HostSession["lastRun"]>> = {
  done: "ended",
  failed: "failed",
  timeout: "timed_out",
};

/** What is known of a session beside its row. */
export interface Known {
  run: Run | null;
  mainKey: string | undefined;
}

/** A row of the gateway as a session of ours. Undefined for keys that cannot be an id. */
export function toSession(row: SessionRow, { run, mainKey }: Known): HostSession | undefined {
  const id = toSessionId(row.key);
  if (!id) return undefined;
  return {
    id,
    agentId: row.agentId ?? agentOf(row.key),
    label: row.label || row.displayName || row.derivedTitle || row.key,
    model: row.model ? modelName(row) : null,
    context: {
      // The row counts tokens only; the number of messages is known to who reads the transcript.
      messages: null,
      tokens: row.totalTokensFresh ? (row.totalTokens ?? null) : null,
      tokenLimit: row.contextTokens || null,
    },
    run,
    // The gateway tells the memory of its whole process only.
    ramBytes: null,
    lastRun: LAST_RUNS[row.status ?? ""] ?? null,
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

const instant = (ms: number | null | undefined): string | null =>
  ms === null || ms === undefined ? null : new Date(ms).toISOString();
