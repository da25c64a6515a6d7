import fc from "fast-check";
import type { FileEntry, Message } from "@/lib/contract/state";
import type { StateContent } from "@/lib/engine/ports";
import { digestOf } from "@/lib/engine/tree/canonical";

/** A message as a host gives it. */
export function aMessage(id: string, content: Message["content"] = `text of ${id}`, role = "user"): Message {
  return {
    id,
    role,
    kind: "message",
    content,
    toolName: null,
    toolCallId: null,
    isError: false,
    createdAt: null,
    complete: true,
    details: {},
  };
}

/** Messages `from` to `to` (exclusive), with ids that sort like their numbers. */
export const messages = (from: number, to: number): Message[] =>
  Array.from({ length: to - from }, (_, index) => aMessage(`m-${from + index}`));

const text = fc.string({ unit: "grapheme", maxLength: 40 });
const path = fc.constantFrom(
  "MEMORY.md",
  "USER.md",
  "memory/2026-11-22.md",
  "memory/a b.md",
  "memory/备忘.md",
);
const lines = fc
  .array(fc.constantFrom("# Refunds", "* up to 50", "* up to 500", "مرحبا", "🙂", ""), { maxLength: 8 })
  .map((all) => all.join("\n"));
const names = fc.uniqueArray(fc.constantFrom("read", "write", "exec", "broadcast", "search"), {
  maxLength: 5,
});

const message = fc
  .tuple(
    fc.nat(400),
    fc.oneof(
      text,
      fc.json().map((json) => JSON.parse(json)),
    ),
    fc.constantFrom("user", "assistant", "toolResult"),
  )
  .map(([id, content, role]) => aMessage(`m-${id}`, content, role));

const file: fc.Arbitrary<FileEntry> = fc.oneof(
  fc.tuple(fc.constantFrom("a.txt", "b/c.json", "d e.md"), lines).map(
    ([name, body]): FileEntry => ({
      path: name,
      text: body,
      digest: digestOf(body),
      sizeBytes: Buffer.byteLength(body),
      gap: null,
    }),
  ),
  fc
    .constantFrom("logo.png", "dump.sql")
    .map((name): FileEntry => ({ path: name, text: null, digest: null, sizeBytes: 9, gap: "binary" })),
);

/** Any content: message ids once each, files once each. */
export const anyContent: fc.Arbitrary<StateContent> = fc.record({
  present: fc.constant(true),
  messages: fc.uniqueArray(message, { maxLength: 60, selector: (each) => each.id }),
  memoryFiles: fc.dictionary(path, lines, { maxKeys: 4 }),
  files: fc.uniqueArray(file, { maxLength: 4, selector: (each) => each.path }),
  tools: names,
  skills: names,
  settings: fc.dictionary(
    fc.constantFrom("model", "thinkingLevel", "archived", "toolOverrides"),
    fc.json().map((json) => JSON.parse(json)),
    { maxKeys: 4 },
  ),
});

/** A content and one that came from it by a few edits of every kind. */
export const editedPair: fc.Arbitrary<[StateContent, StateContent]> = fc
  .tuple(
    anyContent,
    anyContent,
    fc.array(
      fc.tuple(
        fc.constantFrom("cut", "append", "drop", "rewrite", "memory", "files", "settings", "names"),
        fc.nat(60),
      ),
      { maxLength: 6 },
    ),
  )
  .map(([before, other, edits]) => [
    before,
    edits.reduce((after, [edit, at]) => apply(after, other, edit, at), before),
  ]);

function apply(content: StateContent, other: StateContent, edit: string, at: number): StateContent {
  const { messages: own } = content;
  switch (edit) {
    case "cut":
      return { ...content, messages: own.slice(0, at) };
    case "drop":
      return { ...content, messages: own.filter((_, index) => index !== at) };
    case "append":
      return {
        ...content,
        messages: [...own, ...other.messages.filter((added) => !own.some((known) => known.id === added.id))],
      };
    case "rewrite":
      return {
        ...content,
        messages: own.map((known, index) => (index === at ? { ...known, content: "rewritten" } : known)),
      };
    case "memory":
      return { ...content, memoryFiles: other.memoryFiles };
    case "files":
      return { ...content, files: other.files };
    case "settings":
      return { ...content, settings: other.settings };
    default:
      return { ...content, tools: other.tools, skills: other.skills };
  }
}
