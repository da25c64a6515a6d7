import type { Counts, Plan, Rollback, Verification } from "@/lib/contract/rollback";
import { table } from "./table";
import { paint, plain } from "./terminal";

const PARTS = ["messages", "memoryLines", "memoryFiles", "files", "tools", "skills", "settings"] as const;

/** What a rollback would do, in counts, and what it cannot do. */
export function renderPlan(plan: Plan, preserveMemory: boolean): string {
  const { drop, restore, keep } = preserveMemory ? plan.effectsPreservingMemory : plan.effects;
  const row = (title: string, counts: Counts) => [title, ...PARTS.map((part) => String(counts[part]))];
  const { toolCalls } = plan.leftTheSystem;
  return [
    table(
      ["", "MESSAGES", "MEMORY LINES", "MEMORY FILES", "FILES", "TOOLS", "SKILLS", "SETTINGS"],
      [row("goes", drop), row("comes back", restore), row("stays", keep)],
    ),
    ...plan.notRestorable.map(
      ({ part, path, why }) => `  cannot be restored: ${plain(path ?? part)}: ${plain(why)}`,
    ),
    ...(toolCalls > 0 ? [`  ${toolCalls} tool calls already left the system and stay made`] : []),
    ...(plan.activeRuns.length > 0 ? [`  ${plan.activeRuns.length} active runs are aborted first`] : []),
    ...(plan.sharedWith.length > 0
      ? [`  shares its workspace with ${plan.sharedWith.map(plain).join(", ")}`]
      : []),
    ...plan.notes.map((note) => `  ${plain(note)}`),
    "A safety snapshot of the present state is taken first.",
  ].join("\n");
}

const OUTCOMES = {
  restored: ["green", "restored and verified"],
  put_back: ["red", "failed, the session is as it was before"],
  needs_attention: ["yellow", "needs attention"],
} as const;

export function renderRollback({
  id,
  snapshotId,
  outcome,
  detail,
  verification,
  safetySnapshotId,
}: Rollback): string {
  const [colour, what] = outcome === null ? (["yellow", "still running"] as const) : OUTCOMES[outcome];
  return [
    `Rollback ${id} to ${snapshotId}: ${paint(colour, what)}.`,
    ...(detail === null ? [] : [plain(detail)]),
    ...(verification === null ? [] : [renderChecks(verification)]),
    ...(safetySnapshotId === null ? [] : [`The state before it is in ${safetySnapshotId}.`]),
  ].join("\n");
}

export const renderChecks = ({ passed, checks }: Verification): string =>
  [
    ...checks.map(({ part, passed: ok, expected, actual, detail, notRestored }) =>
      [
        `${ok ? paint("green", "✓") : paint("red", "✗")} ${part.padEnd(9)} ${ok ? plain(actual) : `expected ${plain(expected)}, found ${plain(actual)}`}${detail === undefined ? "" : `, ${plain(detail)}`}`,
        ...notRestored.map(({ path, why }) => `    not restored: ${plain(path)}: ${plain(why)}`),
      ].join("\n"),
    ),
    passed ? "Every check passed." : paint("red", "Not every check passed."),
  ].join("\n");
