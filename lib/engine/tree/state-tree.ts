import type { Digest } from "@/lib/contract/ids";
import type { JsonObject } from "@/lib/contract/json";
import type { PartSummary } from "@/lib/contract/snapshot";
import type { FileEntry, FileGap, Message, Part } from "@/lib/contract/state";
import type { HeldFile, StateContent } from "@/lib/engine/ports";
import { BlobSet, bytesOf, jsonOf, type ReadBlob, textOf } from "./blobs";
import { canonicalJson } from "./canonical";
import { type ContentWithoutContext, countLines, normalise } from "./content";
import { buildList, type Entry, extendList, readList } from "./message-list";

export type PartSummaries = Record<Part, PartSummary>;

/** The root of a stored state. Its digest is the state's digest. */
export interface StateRoot {
  version: 1;
  present: boolean;
  parts: PartSummaries;
}

/** An encoded state and the pieces it consists of. Pieces that were reused from an earlier state are not among them. */
export interface EncodedState {
  digest: Digest;
  root: StateRoot;
  blobs: BlobSet;
  sizeBytes: number;
}

/** Where the messages come from: all of them, or a stored context and what was appended to it. */
export type ContextSource =
  | { kind: "full"; messages: Message[] }
  | { kind: "appended"; to: Digest; messages: Message[]; read: ReadBlob };

/** Encodes a state. Equal content gives an equal digest, however it was captured. */
export async function encodeState(
  content: ContentWithoutContext,
  context: ContextSource,
): Promise<EncodedState> {
  const blobs = new BlobSet();
  const { present, memoryFiles, files, tools, skills, settings } = normalise(content);
  const list =
    context.kind === "full"
      ? buildList(blobs, context.messages)
      : await extendList(blobs, context.read, context.to, context.messages);
  const parts: PartSummaries = {
    context: contextSummary(list),
    memory: encodeMemory(blobs, memoryFiles),
    files: await encodeFiles(blobs, files),
    tools: encodeValue(blobs, tools, tools.length),
    skills: encodeValue(blobs, skills, skills.length),
    settings: encodeValue(blobs, settings, Object.keys(settings).length),
  };
  const root: StateRoot = { version: 1, present, parts };
  const digest = blobs.addJson(
    canonicalJson({ version: 1, present, parts }),
    Object.values(parts).map((part) => part.digest),
  );
  const sizeBytes = Object.values(parts).reduce((total, part) => total + part.sizeBytes, 0);
  return { digest, root, blobs, sizeBytes };
}

export async function readRoot(read: ReadBlob, digest: Digest): Promise<StateRoot> {
  return jsonOf<StateRoot>(await read(digest));
}

/** Reads a whole state back. */
export async function readContent(read: ReadBlob, root: StateRoot): Promise<StateContent> {
  const { present, parts } = root;
  const [messages, memoryFiles, files, tools, skills, settings] = await Promise.all([
    readList(read, parts.context.digest),
    readMemory(read, parts.memory.digest),
    readHeldFiles(read, parts.files.digest),
    readValue<string[]>(read, parts.tools.digest),
    readValue<string[]>(read, parts.skills.digest),
    readValue<JsonObject>(read, parts.settings.digest),
  ]);
  return { present, messages, memoryFiles, files, tools, skills, settings };
}

export async function readMemory(read: ReadBlob, digest: Digest): Promise<Record<string, string>> {
  const { files } = await readValue<{ files: [path: string, digest: Digest][] }>(read, digest);
  return Object.fromEntries(
    await Promise.all(
      files.map(async ([path, text]): Promise<[string, string]> => [path, textOf(await read(text))]),
    ),
  );
}

/** A file of a stored state without its text. What is not known or not there is left out. */
export type StoredFile = [
  path: string,
  digest: Digest | null,
  sizeBytes: number | null,
  gap: FileGap | null,
  more?: { executable?: boolean; bytes?: Digest },
];

/** The files part without the texts, which may be large. */
export const readFileIndex = async (read: ReadBlob, digest: Digest): Promise<StoredFile[]> =>
  (await readValue<{ files: StoredFile[] }>(read, digest)).files;

export async function readFiles(read: ReadBlob, digest: Digest): Promise<FileEntry[]> {
  const index = await readFileIndex(read, digest);
  return Promise.all(index.map((file) => readFile(read, file)));
}

/** One file with its text, where that was captured. */
export async function readFile(
  read: ReadBlob,
  [path, digest, sizeBytes, gap, more = {}]: StoredFile,
): Promise<FileEntry> {
  const text = digest !== null && gap === null ? textOf(await read(digest)) : null;
  return {
    path,
    digest,
    sizeBytes,
    gap,
    text,
    ...(more.bytes === undefined ? {} : { kept: true }),
    ...(more.executable === undefined ? {} : { executable: more.executable }),
  };
}

/** The files with the way to their bytes, which are read only when somebody asks. */
async function readHeldFiles(read: ReadBlob, digest: Digest): Promise<HeldFile[]> {
  const index = await readFileIndex(read, digest);
  return Promise.all(
    index.map(async (file): Promise<HeldFile> => {
      const entry = await readFile(read, file);
      const piece = file[4]?.bytes;
      return piece === undefined ? entry : { ...entry, bytes: async () => bytesOf(await read(piece)) };
    }),
  );
}

export const readValue = async <Shape>(read: ReadBlob, digest: Digest): Promise<Shape> =>
  jsonOf<Shape>(await read(digest));

const contextSummary = ([digest, count, sizeBytes]: Entry): PartSummary => ({ digest, count, sizeBytes });

function encodeMemory(blobs: BlobSet, memoryFiles: Record<string, string>): PartSummary {
  const texts = Object.values(memoryFiles);
  const files = Object.entries(memoryFiles).map(([path, text]): [string, Digest] => [
    path,
    blobs.addText(text),
  ]);
  return {
    digest: blobs.addJson(
      canonicalJson({ files }),
      files.map(([, digest]) => digest),
    ),
    count: files.length,
    lines: texts.reduce((total, text) => total + countLines(text), 0),
    sizeBytes: texts.reduce((total, text) => total + Buffer.byteLength(text), 0),
  };
}

async function encodeFiles(blobs: BlobSet, entries: HeldFile[]): Promise<PartSummary> {
  const refs: Digest[] = [];
  const files: StoredFile[] = [];
  for (const { path, digest, sizeBytes, gap, text, bytes, executable } of entries) {
    const piece = bytes && text === null ? blobs.addBytes(await bytes()) : undefined;
    if (text !== null) refs.push(blobs.addText(text));
    if (piece !== undefined) refs.push(piece);
    const more = {
      ...(executable === undefined ? {} : { executable }),
      ...(piece === undefined ? {} : { bytes: piece }),
    };
    // Left out when empty, so that such states have the digests they always had.
    const hasMore = Object.keys(more).length > 0;
    files.push(hasMore ? [path, digest, sizeBytes, gap, more] : [path, digest, sizeBytes, gap]);
  }
  return {
    digest: blobs.addJson(canonicalJson({ files }), refs),
    count: files.length,
    sizeBytes: entries.reduce((total, file) => total + (file.sizeBytes ?? 0), 0),
  };
}

function encodeValue(blobs: BlobSet, value: string[] | JsonObject, count: number): PartSummary {
  const text = canonicalJson(value);
  return { digest: blobs.addJson(text), count, sizeBytes: Buffer.byteLength(text) };
}
