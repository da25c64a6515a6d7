import type { Diff, FileDiff } from "@/lib/contract/diff";
import type { Digest } from "@/lib/contract/ids";
import type { FileGap } from "@/lib/contract/state";
import { type ReadBlob, textOf } from "../tree/blobs";
import { countLines, isSameFile } from "../tree/content";
import { readFileIndex, readValue } from "../tree/state-tree";
import { diffText } from "./diff-text";
import { changeOf } from "./diff-values";

export type FilesDiff = Diff["memory"];

interface IndexedFile {
  digest: Digest | null;
  sizeBytes: number | null;
  gap: FileGap | null;
  executable?: boolean | undefined;
}

type FileIndex = Map<string, IndexedFile>;

const GAP_WORDS: Record<FileGap, string> = {
  too_large: "too large to be captured",
  binary: "binary",
  symlink: "a symbolic link",
  unreadable: "not readable",
};

/** Compares the memory parts of two stored states. */
export async function diffMemory(read: ReadBlob, from: Digest, to: Digest): Promise<FilesDiff> {
  const [fromIndex, toIndex] = await Promise.all([memoryIndex(read, from), memoryIndex(read, to)]);
  return diffIndexes(read, fromIndex, toIndex);
}

/** Compares the files parts of two stored states. */
export async function diffFiles(read: ReadBlob, from: Digest, to: Digest): Promise<FilesDiff> {
  const [fromIndex, toIndex] = await Promise.all([filesIndex(read, from), filesIndex(read, to)]);
  return diffIndexes(read, fromIndex, toIndex);
}

async function memoryIndex(read: ReadBlob, digest: Digest): Promise<FileIndex> {
  const { files } = await readValue<{ files: [string, Digest][] }>(read, digest);
  return new Map(
    files.map(([path, text]): [string, IndexedFile] => [path, { digest: text, sizeBytes: null, gap: null }]),
  );
}

async function filesIndex(read: ReadBlob, digest: Digest): Promise<FileIndex> {
  const files = await readFileIndex(read, digest);
  return new Map(
    files.map(([path, file, sizeBytes, gap, more]): [string, IndexedFile] => [
      path,
      { digest: file, sizeBytes, gap, executable: more?.executable },
    ]),
  );
}

async function diffIndexes(read: ReadBlob, from: FileIndex, to: FileIndex): Promise<FilesDiff> {
  const paths = [...new Set([...from.keys(), ...to.keys()])].sort();
  const diff: FilesDiff = {
    removed: 0,
    added: 0,
    changed: 0,
    same: 0,
    removedLines: 0,
    addedLines: 0,
    sameLines: 0,
    files: [],
  };
  for (const path of paths) {
    const before = from.get(path);
    const after = to.get(path);
    if (before && after && isSameFile(before, after)) {
      diff.same += 1;
      diff.sameLines += countLines(await readText(read, before));
      continue;
    }
    const file = await diffFile(read, path, before, after);
    diff[file.op] += 1;
    diff.removedLines += file.removedLines;
    diff.addedLines += file.addedLines;
    diff.sameLines += file.fromLines - file.removedLines;
    diff.files.push(file);
  }
  return diff;
}

async function diffFile(
  read: ReadBlob,
  path: string,
  before: IndexedFile | undefined,
  after: IndexedFile | undefined,
): Promise<FileDiff> {
  const [fromText, toText] = await Promise.all([readText(read, before), readText(read, after)]);
  const fromGap = before?.gap ?? null;
  const toGap = after?.gap ?? null;
  const op = changeOf(before, after);
  const sides = {
    path,
    op,
    fromLines: countLines(fromText),
    toLines: countLines(toText),
    fromGap,
    toGap,
  } as const;
  const gap = fromGap ?? toGap;
  if (gap !== null) {
    return {
      ...sides,
      removedLines: 0,
      addedLines: 0,
      fromLines: 0,
      toLines: 0,
      hunks: null,
      note: `No line diff: the file is ${GAP_WORDS[gap]}.`,
    };
  }
  const { removedLines, addedLines, hunks } = diffText(fromText, toText);
  return { ...sides, removedLines, addedLines, hunks, note: noteOn(hunks !== null, before, after) };
}

function noteOn(hasHunks: boolean, before: IndexedFile | undefined, after: IndexedFile | undefined) {
  if (!hasHunks) return "Rewritten: too little in common for a line diff.";
  if (!before || !after || before.digest !== after.digest) return null;
  return after.executable ? "It became executable." : "It is no longer executable.";
}

async function readText(read: ReadBlob, file: IndexedFile | undefined): Promise<string> {
  return file?.digest && file.gap === null ? textOf(await read(file.digest)) : "";
}
