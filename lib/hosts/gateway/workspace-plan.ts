import type { Reason } from "@/lib/contract/reason";
import type { FileEntry } from "@/lib/contract/state";
import type { HeldFile, NotRestored } from "@/lib/engine/ports";
import { plain } from "@/lib/engine/reasons/refusal";
import { FILE_LIMIT_BYTES, isMemoryPath, isNamedFile } from "./workspace-paths";

/** A file to write: its text, or its bytes where it is none. */
export interface FileToWrite {
  path: string;
  text: string | null;
  bytes: HeldFile["bytes"];
  executable: boolean;
}

/** What has to be done to make one set of files equal to another, and what cannot be done of it. */
export interface WorkspacePlan {
  write: FileToWrite[];
  /** Files that did not exist in the target and are deleted. */
  remove: string[];
  /** Files that did not exist in the target and cannot be deleted, but may be emptied. */
  empty: string[];
  lost: NotRestored[];
}

/** What there is to do it with. `any`: the plugin, which writes and deletes any file, but none through a link. */
export interface WorkspaceMeans {
  any: boolean;
  links?: string[];
}

// Some that are listed cannot be read, so that there may be fewer of these than are listed at most.
const MANY_FILES = 4000;

export const lostFile = (path: string, ...why: readonly Reason[]): NotRestored => ({ path, why: [...why] });

export const linksIn = (files: FileEntry[]): string[] =>
  files.filter(({ gap }) => gap === "symlink").map(({ path }) => path);

const noPlan = (): WorkspacePlan => ({ write: [], remove: [], empty: [], lost: [] });

/** An empty memory file counts as absent, so emptying one is as good as deleting it. */
export function planMemory(
  live: Record<string, string>,
  target: Record<string, string>,
  means: WorkspaceMeans,
): WorkspacePlan {
  const plan = noPlan();
  const isLinked = linkedBy(means.links ?? []);
  for (const [path, text] of Object.entries(target)) {
    if (live[path] === text || text === "") continue;
    const why = isLinked(path)
      ? plain("is_a_link")
      : unwritable(path, text, { exists: live[path] !== undefined, means });
    if (why === null) plan.write.push({ path, text, bytes: undefined, executable: false });
    else plan.lost.push(lostFile(path, why));
  }
  const unwanted = Object.keys(live).filter((path) => live[path] !== "" && !target[path]);
  if (means.any) plan.remove = unwanted;
  else plan.empty = unwanted;
  return plan;
}

export function planFiles(live: HeldFile[], target: HeldFile[], means: WorkspaceMeans): WorkspacePlan {
  const plan = noPlan();
  const present = new Map(live.map((file) => [file.path, file]));
  const isLinked = linkedBy(linksIn(live));
  const isBeyond = beyondAny(live, target);
  for (const wanted of target) {
    const current = present.get(wanted.path);
    present.delete(wanted.path);
    if (current && isSame(current, wanted)) continue;
    const isKnown = current !== undefined || !isBeyond(wanted.path);
    const why = isLinked(wanted.path) ? plain("is_a_link") : obstacle(current, wanted, { ...means, isKnown });
    if (why === null) plan.write.push(toWrite(current, wanted));
    else plan.lost.push(lostFile(wanted.path, why));
  }
  for (const current of present.values()) {
    const why = isBeyond(current.path) ? plain("beyond_recorded") : undeletable(current, means);
    if (why === null) plan.remove.push(current.path);
    else plan.lost.push(lostFile(current.path, why));
  }
  return plan;
}

const toWrite = (
  current: HeldFile | undefined,
  { path, text, bytes, executable }: HeldFile,
): FileToWrite => ({
  path,
  text,
  bytes,
  executable: executable ?? current?.executable ?? false,
});

interface Known extends WorkspaceMeans {
  /** False when there may be such a file although none was read. */
  isKnown: boolean;
}

function obstacle(current: HeldFile | undefined, wanted: HeldFile, means: Known): Reason | null {
  if (wanted.gap === "symlink") return plain("is_a_link");
  if (wanted.text === null && !(means.any && wanted.bytes)) return notText(wanted);
  if (means.any && !means.isKnown) return plain("beyond_recorded");
  if (means.any) return current && !isHeld(current) ? plain("present_not_kept") : null;
  return unwritable(wanted.path, wanted.text ?? "", { exists: current?.text != null, means });
}

function undeletable(current: HeldFile, means: WorkspaceMeans): Reason | null {
  if (current.gap === "symlink") return plain("is_a_link");
  if (!means.any) return plain("cannot_delete");
  return isHeld(current) ? null : plain("present_not_kept");
}

/** True when the snapshot taken before a rollback has its content: only then may it be lost in the workspace. */
const isHeld = ({ text, bytes }: HeldFile): boolean => text !== null || bytes !== undefined;

interface Writing {
  exists: boolean;
  means: WorkspaceMeans;
}

function unwritable(path: string, text: string, { exists, means }: Writing): Reason | null {
  if (means.any || isNamedFile(path)) return null;
  if (!exists) return plain("cannot_create");
  return Buffer.byteLength(text) > FILE_LIMIT_BYTES ? plain("too_large_to_write") : null;
}

/**
 * Of a workspace with very many files only the first in path order are read. Beyond the last of them nothing is known,
 * on either side, so nothing is created or deleted there.
 */
function beyondAny(...sides: HeldFile[][]): (path: string) => boolean {
  const ends = sides.flatMap((files) =>
    files.length < MANY_FILES ? [] : (files.findLast(isInOrder)?.path ?? []),
  );
  return (path) => ends.some((end) => path > end);
}

/** Links and memory are read from all of the workspace: that one is there says nothing of the files before it. */
const isInOrder = ({ path, gap }: HeldFile): boolean => gap !== "symlink" && !isMemoryPath(path);

/** Whether a path is one of these links, or behind one. */
function linkedBy(links: string[]): (path: string) => boolean {
  const all = new Set(links);
  return (path) => {
    if (all.size === 0) return false;
    const names = path.split("/");
    return names.some((_, index) => all.has(names.slice(0, index + 1).join("/")));
  };
}

function isSame(a: FileEntry, b: FileEntry): boolean {
  if (a.executable !== undefined && b.executable !== undefined && a.executable !== b.executable) return false;
  if (a.digest !== null && b.digest !== null) return a.digest === b.digest;
  return a.gap === b.gap && a.sizeBytes === b.sizeBytes;
}

function notText({ gap, kept }: FileEntry): Reason {
  if (kept) return plain("needs_plugin");
  return plain(gap === "too_large" ? "was_too_large" : "was_no_text");
}
