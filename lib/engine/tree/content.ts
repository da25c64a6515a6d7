import type { JsonObject } from "@/lib/contract/json";
import type { FileEntry } from "@/lib/contract/state";
import type { HeldFile, StateContent } from "@/lib/engine/ports";
import { digestOf } from "./canonical";

export type ContentWithoutContext = Omit<StateContent, "messages">;

/**
 * One form for equal content: names sorted and named once, empty memory files gone (they count as absent), text
 * well-formed, digests and sizes of files taken from the text where there is one.
 */
export function normalise(content: ContentWithoutContext): ContentWithoutContext {
  return {
    present: content.present,
    memoryFiles: Object.fromEntries(
      Object.entries(content.memoryFiles)
        .filter(([, text]) => text !== "")
        .map(([path, text]): [string, string] => [path, text.toWellFormed()])
        .sort(byFirst),
    ),
    files: content.files.map(normaliseFile).sort((a, b) => order(a.path, b.path)),
    tools: sortedOnce(content.tools),
    skills: sortedOnce(content.skills),
    settings: sortKeys(content.settings),
  };
}

/** The memory files' text in path order, each under a `# path` line. */
export function renderMemory(memoryFiles: Record<string, string>): string {
  return Object.entries(memoryFiles)
    .filter(([, text]) => text !== "")
    .sort(byFirst)
    .map(([path, text]) => `# ${path}\n${text}${text.endsWith("\n") ? "" : "\n"}`)
    .join("");
}

/** Lines of a text; an end of line at its end opens no further one. */
export function countLines(text: string): number {
  if (text === "") return 0;
  let lines = text.endsWith("\n") ? 0 : 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

/** What a file is compared by. */
type Identity = Pick<FileEntry, "digest" | "sizeBytes" | "gap" | "executable">;

/**
 * Whether two files are the same as far as both are known: a host may have told the digest of a binary file, or
 * whether it is executable, at one time and not at the other.
 */
export function isSameFile(a: Identity, b: Identity): boolean {
  if (a.gap !== b.gap || a.sizeBytes !== b.sizeBytes) return false;
  if (a.digest !== null && b.digest !== null && a.digest !== b.digest) return false;
  return a.executable === undefined || b.executable === undefined || a.executable === b.executable;
}

function normaliseFile(file: HeldFile): HeldFile {
  if (file.text === null) return { ...file, gap: file.gap ?? "unreadable" };
  const text = file.text.toWellFormed();
  return {
    path: file.path,
    text,
    digest: digestOf(text),
    sizeBytes: Buffer.byteLength(text),
    gap: null,
    ...(file.executable === undefined ? {} : { executable: file.executable }),
  };
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
const byFirst = (a: [string, unknown], b: [string, unknown]) => order(a[0], b[0]);
const sortedOnce = (names: string[]) => [...new Set(names)].sort(order);
const sortKeys = (settings: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(settings).sort(byFirst));
