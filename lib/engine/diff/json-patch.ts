import type { DiffQuery, JsonPatch, PatchOperation } from "@/lib/contract/diff";
import type { SessionId } from "@/lib/contract/ids";
import type { Json, JsonObject } from "@/lib/contract/json";
import type { FileEntry } from "@/lib/contract/state";
import type { EngineDeps } from "../ports";
import type { ResolvedState } from "../state";
import { canonicalJson } from "../tree/canonical";
import { renderMemory } from "../tree/content";
import { readFiles, readMemory, readValue } from "../tree/state-tree";
import { align } from "./align";
import { diffContext } from "./diff-context";
import { readEither, resolvePair } from "./diff-states";

/**
 * The same comparison as RFC 6902: applied to the `from` State it gives exactly the `to` State. Its first operation
 * tests the digest, so that it cannot be applied to anything else.
 */
export async function diffAsPatch(
  deps: EngineDeps,
  sessionId: SessionId,
  query: DiffQuery,
): Promise<JsonPatch> {
  const [from, to] = await resolvePair(deps, sessionId, query);
  const read = readEither(from, to);
  const a = from.root.parts;
  const b = to.root.parts;
  const [
    memoryFrom,
    memoryTo,
    filesFrom,
    filesTo,
    toolsFrom,
    toolsTo,
    skillsFrom,
    skillsTo,
    settingsFrom,
    settingsTo,
    context,
  ] = await Promise.all([
    readMemory(read, a.memory.digest),
    readMemory(read, b.memory.digest),
    readFiles(read, a.files.digest),
    readFiles(read, b.files.digest),
    readValue<string[]>(read, a.tools.digest),
    readValue<string[]>(read, b.tools.digest),
    readValue<string[]>(read, a.skills.digest),
    readValue<string[]>(read, b.skills.digest),
    readValue<JsonObject>(read, a.settings.digest),
    readValue<JsonObject>(read, b.settings.digest),
    diffContext(read, a.context.digest, b.context.digest),
  ]);
  const messages = context.messages.map(
    (diff): ListEdit => ({ fromIndex: diff.fromIndex, toIndex: diff.toIndex, value: diff.to }),
  );
  return [
    { op: "test", path: "/digest", value: from.digest },
    ...headPatch(from, to),
    ...replaced("/memory", renderMemory(memoryFrom), renderMemory(memoryTo)),
    ...listPatch("/messages", messages),
    ...objectPatch("/memoryFiles", memoryFrom, memoryTo),
    ...listPatch("/files", listEdits(filesFrom.map(toJson), filesTo.map(toJson))),
    ...listPatch("/tools", listEdits(toolsFrom, toolsTo)),
    ...listPatch("/skills", listEdits(skillsFrom, skillsTo)),
    ...objectPatch("/settings", settingsFrom, settingsTo),
  ];
}

/** As an answer holds it: what is not known is not there. */
const toJson = ({ kept, executable, ...file }: FileEntry): Json => ({
  ...file,
  ...(kept === undefined ? {} : { kept }),
  ...(executable === undefined ? {} : { executable }),
});

const headPatch = (from: ResolvedState, to: ResolvedState): JsonPatch => [
  ...replaced("/capturedAt", from.capturedAt, to.capturedAt),
  ...replaced("/digest", from.digest, to.digest),
  ...replaced("/contextSize", from.root.parts.context.count, to.root.parts.context.count),
  ...replaced("/contextTokens", from.contextTokens, to.contextTokens),
];

const replaced = (path: string, from: Json, to: Json): JsonPatch =>
  from === to ? [] : [{ op: "replace", path, value: to }];

/** One element that is changed (both indexes), removed (no `toIndex`) or added (no `fromIndex`). Indexes rise. */
interface ListEdit {
  fromIndex: number | null;
  toIndex: number | null;
  value: Json;
}

/** Changes first, at their old places; then removals from the end; then additions from the start. */
function listPatch(path: string, edits: ListEdit[]): JsonPatch {
  const changes: JsonPatch = [];
  const removals: JsonPatch = [];
  const additions: JsonPatch = [];
  for (const { fromIndex, toIndex, value } of edits) {
    if (fromIndex !== null && toIndex !== null)
      changes.push({ op: "replace", path: `${path}/${fromIndex}`, value });
    else if (fromIndex !== null) removals.push({ op: "remove", path: `${path}/${fromIndex}` });
    else if (toIndex !== null) additions.push({ op: "add", path: `${path}/${toIndex}`, value });
  }
  return [...changes, ...removals.reverse(), ...additions];
}

function listEdits<Item extends Json>(from: Item[], to: Item[]): ListEdit[] {
  return align(from, to, canonicalJson)
    .filter((stretch) => !stretch.same)
    .flatMap((stretch) => [
      ...stretch.from.map(
        (_, at): ListEdit => ({ fromIndex: stretch.fromIndex + at, toIndex: null, value: null }),
      ),
      ...stretch.to.map((value, at): ListEdit => ({ fromIndex: null, toIndex: stretch.toIndex + at, value })),
    ]);
}

function objectPatch(path: string, from: JsonObject, to: JsonObject): JsonPatch {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  return keys.flatMap((key): PatchOperation[] => {
    const at = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const value = Object.hasOwn(to, key) ? to[key] : undefined;
    if (value === undefined) return [{ op: "remove", path: at }];
    if (!Object.hasOwn(from, key)) return [{ op: "add", path: at, value }];
    return canonicalJson(from[key]) === canonicalJson(value) ? [] : [{ op: "replace", path: at, value }];
  });
}
