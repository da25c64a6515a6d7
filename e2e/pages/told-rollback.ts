import type { Page } from "@playwright/test";
import type { Rollback } from "@/lib/contract/rollback";
import { DEMO } from "./agents";

// The demo host cannot be made to fail from outside: what the server would tell of such a rollback is put in its place.
const ID = `rb_${"0".repeat(26)}`;
const at = new Date().toISOString();

export const step = (name: string, status: string, detail?: string) => ({
  name,
  status,
  startedAt: at,
  durationMs: status === "running" ? null : 40,
  ...(detail ? { detail } : {}),
});

export const check = (part: string, passed: boolean) => ({
  part,
  passed,
  expected: "11 tools",
  actual: passed ? "11 tools" : "10 tools",
  notRestored: [],
});

/** A rollback of the session `home` as the server would tell of it; `part` is what differs from one whose checks failed. */
export const told = (snapshotId: string, safetySnapshotId: string | null, part: Record<string, unknown>) =>
  ({
    id: ID,
    sessionId: DEMO.home,
    snapshotId,
    safetySnapshotId,
    preserveMemory: false,
    reason: "Drill",
    status: "completed",
    outcome: "needs_attention",
    detail: null,
    steps: [step("check_state", "done")],
    verification: null,
    requestedBy: { kind: "user", name: "local" },
    startedAt: at,
    finishedAt: at,
    undoneBy: null,
    undoOf: null,
    accepted: null,
    ...part,
  }) as unknown as Rollback; // written by hand, read by the page

/** The address at which the page reads the rollback. */
export const TOLD = `**/rollbacks/${ID}`;

/** Has the page read this rollback, and no other of the session; what `rollback` answers may change. */
export async function tellRollback(page: Page, rollback: () => Rollback): Promise<void> {
  await page.route("**/rollbacks?*", (route) =>
    route.fulfill({ json: { items: [rollback()], nextCursor: null } }),
  );
  await page.route(TOLD, (route) => route.fulfill({ json: rollback() }));
}
