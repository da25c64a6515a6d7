import type { Diff } from "@/lib/contract/diff";
import type { Change } from "@/lib/contract/snapshot";
import type { Format } from "@/lib/i18n/format";
import type { Words } from "@/lib/i18n/words";

type Delta = { added: number; removed: number; changed: number };
export type Changes = Omit<Change, "since">;

/** One part of a change: what it is called, and its signed numbers. */
export interface ChangePiece {
  key: string;
  before: string;
  numbers: string[];
  after: string;
}

/** What the texts are made of. */
export interface ChangeWriter {
  words: Words<"snapshot">;
  format: Pick<Format, "signed">;
}

const NAMED = ["memory", "files", "tools", "skills", "settings"] as const;

/** `+9 messages · memory +4 −1 · tool +1`, as pieces. Parts that did not change are left out. */
export function changePieces(changes: Changes, writer: ChangeWriter): ChangePiece[] {
  const messages = isZero(changes.context) ? [] : [messagePiece(changes.context, writer)];
  const named = NAMED.filter((part) => !isZero(changes[part]));
  return [...messages, ...named.map((part) => namedPiece(part, changes[part], writer))];
}

/** The same as one line of text. */
export const changeText = (changes: Changes, writer: ChangeWriter): string =>
  changePieces(changes, writer)
    .map(({ before, numbers, after }) => [before, ...numbers, after].filter((text) => text !== "").join(" "))
    .join(" · ");

const isZero = ({ added, removed, changed }: Delta) => added + removed + changed === 0;
const formOf = ({ added, removed, changed }: Delta) => (added + removed + changed === 1 ? "one" : "many");
const signedOf = ({ added, removed }: Delta, { format }: ChangeWriter): string[] => [
  ...(added > 0 ? [format.signed(added)] : []),
  ...(removed > 0 ? [format.signed(-removed)] : []),
];

function messagePiece(delta: Delta, writer: ChangeWriter): ChangePiece {
  const numbers = signedOf(delta, writer);
  if (numbers.length === 0) numbers.push(writer.words("change.changed", { count: delta.changed }));
  return {
    key: "context",
    before: "",
    numbers,
    after: writer.words(`change.${formOf(delta)}.messages`),
  };
}

function namedPiece(part: (typeof NAMED)[number], delta: Delta, writer: ChangeWriter): ChangePiece {
  const { words } = writer;
  const changed = delta.changed > 0 ? [words("change.changed", { count: delta.changed })] : [];
  return {
    key: part,
    before: part === "memory" ? words("change.memory") : words(`change.${formOf(delta)}.${part}`),
    numbers: [...signedOf(delta, writer), ...changed],
    after: "",
  };
}

/** What came and went between two states, from their diff. */
export function changesOf({ context, memory, files, tools, skills, settings }: Diff): Changes {
  const names = (part: Diff["tools"]): Delta => ({
    added: part.added.length,
    removed: part.removed.length,
    changed: 0,
  });
  const count = (op: string) => settings.changes.filter((change) => change.op === op).length;
  return {
    context: { added: context.added, removed: context.removed, changed: context.changed },
    memory: { added: memory.addedLines, removed: memory.removedLines, changed: 0 },
    files: { added: files.added, removed: files.removed, changed: files.changed },
    tools: names(tools),
    skills: names(skills),
    settings: { added: count("added"), removed: count("removed"), changed: count("changed") },
  };
}
