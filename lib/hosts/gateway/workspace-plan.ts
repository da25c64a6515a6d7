import type { Reason } from "@/lib/contract/reason";
import type { FileEntry } from "@/lib/contract/state";
import type { NotRestored } from "@/lib/engine/ports";
import { plain } from "@/lib/engine/reasons/refusal";
import { FILE_LIMIT_BYTES, isNamedFile } from "./workspace-paths";

/** What has to be written to make one set of files equal to another, and what the gateway cannot do of it. */
export interface WorkspacePlan {
  write: { path: string; text: string }[];
  /** Files that did not exist in the target and cannot be deleted, but may be emptied. */
  empty: string[];
  lost: NotRestored[];
}

export const lostFile = (path: string, ...why: readonly Reason[]): NotRestored => ({ path, why: [...why] });

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
  for (const path of present.keys()) plan.lost.push(lostFile(path, plain("cannot_delete")));
  return plan;
}

function unwritable(path: string, text: string, exists: boolean): Reason | null {
  if (isNamedFile(path)) return null;
  if (!exists) return plain("cannot_create");
  return Buffer.byteLength(text) > FILE_LIMIT_BYTES ? plain("too_large_to_write") : null;
}

function isSame(a: FileEntry, b: FileEntry): boolean {
  if (a.digest !== null && b.digest !== null) return a.digest === b.digest;
  return a.gap === b.gap && a.sizeBytes === b.sizeBytes;
}

const notText = ({ gap }: FileEntry): Reason => plain(gap === "too_large" ? "was_too_large" : "was_no_text");
