import type { FileEntry } from "@/lib/contract/state";
import type { NotRestored } from "@/lib/engine/ports";
import { FILE_LIMIT_BYTES, isNamedFile } from "./workspace-paths";

/** What has to be written to make one set of files equal to another, and what the gateway cannot do of it. */
export interface WorkspacePlan {
  write: { path: string; text: string }[];
  /** Files that did not exist in the target and cannot be deleted, but may be emptied. */
  empty: string[];
  lost: NotRestored[];
}

const NO_CREATE = "It does not exist now, and the gateway cannot create it.";
const NO_DELETE = "It did not exist then, and the gateway cannot delete it.";
const TOO_LARGE = "It is larger than the 256 KiB that the gateway writes.";

export const lostFile = (path: string, why: string): NotRestored => ({ path, why });

/** An empty memory file counts as absent, so emptying one is as good as deleting it. */
export function planMemory(live: Record<string, string>, target: Record<string, string>): WorkspacePlan {
  const plan: WorkspacePlan = { write: [], empty: [], lost: [] };
  for (const [path, text] of Object.entries(target)) {
    if (live[path] === text || text === "") continue;
    const why = unwritable(path, text, live[path] !== undefined);
    if (why === null) plan.write.push({ path, text });
    else plan.lost.push(lostFile(path, why));
  }
  plan.empty = Object.keys(live).filter((path) => live[path] !== "" && !target[path]);
  return plan;
}

export function planFiles(live: FileEntry[], target: FileEntry[]): WorkspacePlan {
  const plan: WorkspacePlan = { write: [], empty: [], lost: [] };
  const present = new Map(live.map((file) => [file.path, file]));
  for (const wanted of target) {
    const current = present.get(wanted.path);
    present.delete(wanted.path);
    if (current && isSame(current, wanted)) continue;
    const why =
      wanted.text === null ? notText(wanted) : unwritable(wanted.path, wanted.text, current?.text != null);
    if (wanted.text !== null && why === null) plan.write.push({ path: wanted.path, text: wanted.text });
    else if (why !== null) plan.lost.push(lostFile(wanted.path, why));
  }
  for (const path of present.keys()) plan.lost.push(lostFile(path, NO_DELETE));
  return plan;
}

function unwritable(path: string, text: string, exists: boolean): string | null {
  if (isNamedFile(path)) return null;
  if (!exists) return NO_CREATE;
  return Buffer.byteLength(text) > FILE_LIMIT_BYTES ? TOO_LARGE : null;
}

function isSame(a: FileEntry, b: FileEntry): boolean {
  if (a.digest !== null && b.digest !== null) return a.digest === b.digest;
  return a.gap === b.gap && a.sizeBytes === b.sizeBytes;
}

const notText = ({ gap }: FileEntry): string =>
  gap === "too_large"
    ? "It was too large to be recorded."
    : "It is not a text file: its content was not recorded.";
