import { countText, signedText } from "@/components/ui/number-text";
import type { Diff } from "@/lib/contract/diff";
import type { Change } from "@/lib/contract/snapshot";

type Delta = { added: number; removed: number; changed: number };
export type Changes = Omit<Change, "since">;

/** One part of a change: what it is called, and its signed numbers. */
export interface ChangePiece {
  key: string;
  before: string;
  numbers: string[];
  after: string;
}

const isZero = ({ added, removed, changed }: Delta) => added + removed + changed === 0;
const signed = ({ added, removed }: Delta) =>
  [added > 0 ? signedText(added) : "", removed > 0 ? signedText(-removed) : ""].filter((text) => text !== "");

/** `+9 messages · memory +4 −1 · tool +1`, as pieces. Parts that did not change are left out. */
export function changePieces({ context, memory, files, tools, skills, settings }: Changes): ChangePiece[] {
  const pieces: (ChangePiece | null)[] = [
    isZero(context) ? null : messages(context),
    named("memory", memory),
    named("file", files),
    named("tool", tools),
    named("skill", skills),
    named("setting", settings),
  ];
  return pieces.filter((piece) => piece !== null);
}

/** The same as one line of text. */
export const changeText = (changes: Changes): string =>
  changePieces(changes)
    .map(({ before, numbers, after }) => [before, ...numbers, after].filter((text) => text !== "").join(" "))
    .join(" · ");

function messages(delta: Delta): ChangePiece {
  const numbers = signed(delta);
  if (numbers.length === 0) numbers.push(`${countText(delta.changed)} changed`);
  const one = delta.added + delta.removed + delta.changed === 1;
  return { key: "context", before: "", numbers, after: one ? "message" : "messages" };
}

function named(noun: string, delta: Delta): ChangePiece | null {
  if (isZero(delta)) return null;
  const numbers = signed(delta);
  const changed = delta.changed > 0 ? `${countText(delta.changed)} changed` : "";
  const many = noun !== "memory" && delta.added + delta.removed + delta.changed > 1;
  return {
    key: noun,
    before: many ? `${noun}s` : noun,
    numbers: [...numbers, changed].filter((text) => text !== ""),
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
