import type { Diff } from "@/lib/contract/diff";
import type { Digest } from "@/lib/contract/ids";
import type { JsonObject } from "@/lib/contract/json";
import type { ReadBlob } from "../tree/blobs";
import { type PartSummaries, readValue } from "../tree/state-tree";
import { diffContext } from "./diff-context";
import { diffFiles, diffMemory, type FilesDiff } from "./diff-files";
import { diffNames, diffSettings } from "./diff-values";

export type PartDiffs = Pick<Diff, "context" | "memory" | "files" | "tools" | "skills" | "settings">;

/** Compares two stored states part by part. Parts with equal digests are not opened, but for the counts of lines. */
export async function diffRoots(read: ReadBlob, from: PartSummaries, to: PartSummaries): Promise<PartDiffs> {
  const [context, memory, files, tools, skills, settings] = await Promise.all([
    diffContext(read, from.context.digest, to.context.digest),
    sameFiles(from.memory, to.memory) ?? diffMemory(read, from.memory.digest, to.memory.digest),
    sameFiles(from.files, to.files) ?? diffFiles(read, from.files.digest, to.files.digest),
    readBoth<string[]>(read, from.tools.digest, to.tools.digest).then(([a, b]) => diffNames(a, b)),
    readBoth<string[]>(read, from.skills.digest, to.skills.digest).then(([a, b]) => diffNames(a, b)),
    readBoth<JsonObject>(read, from.settings.digest, to.settings.digest).then(([a, b]) => diffSettings(a, b)),
  ]);
  return { context, memory, files, tools, skills, settings };
}

function sameFiles(from: PartSummaries["memory"], to: PartSummaries["memory"]): FilesDiff | undefined {
  if (from.digest !== to.digest) return undefined;
  return {
    removed: 0,
    added: 0,
    changed: 0,
    same: from.count,
    removedLines: 0,
    addedLines: 0,
    sameLines: from.lines ?? 0,
    files: [],
  };
}

const readBoth = <Shape>(read: ReadBlob, a: Digest, b: Digest) =>
  Promise.all([readValue<Shape>(read, a), readValue<Shape>(read, b)]);
