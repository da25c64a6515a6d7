import { createHash } from "node:crypto";
import { Digest } from "@/lib/contract/ids";
import type { Reason } from "@/lib/contract/reason";
import type { FileEntry, FileGap } from "@/lib/contract/state";
import type { NotRestored } from "@/lib/engine/ports";
import { plain } from "@/lib/engine/reasons/refusal";
import type { DemoAgent } from "./state";

/** Texts above this are recorded without their content, as on a gateway. */
export const MAX_TEXT_BYTES = 256 * 1024;

const MEMORY_PATH = /^(?:MEMORY\.md|USER\.md|memory\/(?:[^/]+\/)*[^/]+\.md)$/;

/** Whether the agent keeps its memory in this file: `MEMORY.md`, `USER.md` and `memory/**\/*.md`. */
export const isMemoryPath = (path: string): boolean => MEMORY_PATH.test(path) && isInside(path);

/** Whether the path stays inside the workspace. */
export const isInside = (path: string): boolean =>
  path !== "" &&
  !path.startsWith("/") &&
  !/[\\\0]/.test(path) &&
  path.split("/").every((step) => step !== "" && step !== "." && step !== "..");

/** The record of a text file, without the text when it is too large. */
export function textEntry(path: string, text: string): FileEntry {
  const bytes = Buffer.from(text, "utf8");
  const tooLarge = bytes.length > MAX_TEXT_BYTES;
  return {
    path,
    sizeBytes: bytes.length,
    digest: digestOf(bytes),
    text: tooLarge ? null : text,
    gap: tooLarge ? "too_large" : null,
  };
}

/** The record of a file whose content is never kept: a picture, an export. `origin` stands for its bytes. */
export function opaqueEntry(path: string, gap: FileGap, sizeBytes: number, origin = path): FileEntry {
  return { path, sizeBytes, digest: digestOf(Buffer.from(`${origin}:${sizeBytes}`)), text: null, gap };
}

function digestOf(bytes: Uint8Array): Digest {
  return Digest.parse(createHash("sha256").update(bytes).digest("hex"));
}

/** The agent with that text in place. Empty text removes a memory file and empties any other. */
export function withText(agent: DemoAgent, path: string, text: string | null): DemoAgent {
  if (isMemoryPath(path)) {
    const { [path]: _old, ...others } = agent.memoryFiles;
    return { ...agent, memoryFiles: text ? { ...others, [path]: text } : others };
  }
  const { [path]: _old, ...others } = agent.files;
  return { ...agent, files: text === null ? others : { ...others, [path]: textEntry(path, text) } };
}

/** The memory files made equal to `target`, and what that could not cover. */
export function putMemory(
  agent: DemoAgent,
  target: Readonly<Record<string, string>>,
): { agent: DemoAgent; notRestored: NotRestored[] } {
  const entries = Object.entries(target).filter(([, text]) => text !== "");
  const notRestored = entries
    .filter(([path]) => !isMemoryPath(path))
    .map(([path]) => ({ path, why: [plain("not_a_memory_file")] }));
  const memoryFiles = Object.fromEntries(entries.filter(([path]) => isMemoryPath(path)));
  return {
    agent: sameTexts(agent.memoryFiles, memoryFiles) ? agent : { ...agent, memoryFiles },
    notRestored,
  };
}

/** The other files made equal to `target`, and what that could not cover. A file that is recorded without its content is never touched. */
export function putFiles(
  agent: DemoAgent,
  target: readonly FileEntry[],
): { agent: DemoAgent; notRestored: NotRestored[] } {
  const wanted = new Map(target.map((entry) => [entry.path, entry]));
  const paths = [...new Set([...Object.keys(agent.files), ...wanted.keys()])].sort();
  const notRestored: NotRestored[] = [];
  const files: Record<string, FileEntry> = {};
  let changed = false;
  for (const path of paths) {
    const [live, goal] = [agent.files[path], wanted.get(path)];
    const why = fileObstacle(live, goal);
    if (why !== null) notRestored.push({ path, why: [why] });
    const next = why === null ? goal : live;
    if (next) files[path] = next;
    changed ||= next?.digest !== live?.digest;
  }
  return { agent: changed ? { ...agent, files } : agent, notRestored };
}

/** Why `live` cannot become `goal`, or null when it can or already is. */
export function fileObstacle(live: FileEntry | undefined, goal: FileEntry | undefined): Reason | null {
  if (live && goal && live.digest === goal.digest && live.digest !== null) return null;
  const path = (goal ?? live)?.path ?? "";
  if (!isInside(path) || isMemoryPath(path)) return plain("not_in_workspace");
  if (goal && goal.gap !== null) {
    return { code: live ? "changed_and_not_kept" : "not_kept", values: { gap: goal.gap } };
  }
  if (live && live.gap !== null) {
    return { code: "cannot_be_kept", values: { gap: live.gap } };
  }
  return null;
}

function sameTexts(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const paths = Object.keys(one);
  return paths.length === Object.keys(other).length && paths.every((path) => one[path] === other[path]);
}
