import type { Diff } from "@/lib/contract/diff";
import type { Page } from "@/lib/contract/page";
import type { Rollback } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";

/** Names and paths are what an agent wrote: none of it may steer the terminal. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "�");

const at = (moment: string): string => moment.replace("T", " ").replace(/[.]\d+Z$/, "Z");

export const renderSnapshot = ({ id, name, sessionId, createdAt }: Snapshot): string =>
  `Snapshot ${id} "${plain(name)}" of ${plain(sessionId)}, ${at(createdAt)}.`;

export function renderSnapshots({ items, nextCursor }: Page<Snapshot>): string {
  if (items.length === 0) return "No snapshots yet.";
  const lines = items.map(
    ({ id, createdAt, kind, held, name }) =>
      `${id}  ${at(createdAt)}  ${kind.padEnd(13)}  ${plain(name)}${held ? " (held)" : ""}`,
  );
  return [
    ...lines,
    ...(nextCursor === null ? [] : ["There are older ones: Clawback's page has them all."]),
  ].join("\n");
}

export function renderDiff({ from, to, identical, context, memory, files, ...rest }: Diff): string {
  const title = `${from.ref} (${at(from.capturedAt)}) → ${to.ref} (${at(to.capturedAt)})`;
  if (identical) return `${title}\nNothing changed.`;
  const { tools, skills, settings } = rest;
  return [
    title,
    `context   ${counts(context)} messages`,
    `memory    ${counts(memory)} files, +${memory.addedLines} -${memory.removedLines} lines`,
    ...memory.files.map(fileLine),
    `files     ${counts(files)}`,
    ...files.files.map(fileLine),
    `tools     +${tools.added.length} -${tools.removed.length}`,
    `skills    +${skills.added.length} -${skills.removed.length}`,
    `settings  ${settings.changes.length} changed`,
  ].join("\n");
}

export function renderRollback(rollback: Rollback): string {
  const { id, snapshotId, outcome, detail, verification, safetySnapshotId } = rollback;
  const lost = verification?.checks.flatMap(({ notRestored }) => notRestored) ?? [];
  return [
    `Rollback ${id} to ${snapshotId}: ${outcome === null ? "still running" : OUTCOMES[outcome]}.`,
    ...(detail === null ? [] : [plain(detail)]),
    ...lost.map(({ path, why }) => `  not restored: ${plain(path)}: ${plain(why)}`),
    ...(safetySnapshotId === null ? [] : [`The state before it is in ${safetySnapshotId}.`]),
  ].join("\n");
}

const OUTCOMES = {
  restored: "restored and verified",
  put_back: "not done, the session is as it was before",
  needs_attention: "needs attention",
} as const;

const SIGNS = { added: "+", removed: "-", changed: "~" } as const;

const fileLine = ({ op, path }: Diff["files"]["files"][number]): string => `  ${SIGNS[op]} ${plain(path)}`;

const counts = ({ added, removed, changed }: { added: number; removed: number; changed: number }): string =>
  `+${added} -${removed} ~${changed}`;
