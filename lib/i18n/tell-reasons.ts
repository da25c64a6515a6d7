import type { Format } from "./format";
import type { Words } from "./words";

type Value = string | number | readonly string[];

/** A sentence of the server: its code, and what it is filled with. */
export interface ToldReason {
  code: string;
  values: Readonly<Record<string, Value>>;
}

interface Reader {
  words: Words<"reasons">;
  format: Format;
}

/** Values that are one of ours, and not a name or a text. */
const NAMED: ReadonlySet<string> = new Set(["step", "part", "parts", "gap", "capability"]);

/**
 * The sentences in the reader's language. Undefined when one of them is not known here, or lacks a value: the English
 * text beside them says it then.
 */
export function tellReasons(
  reasons: readonly ToldReason[] | undefined,
  reader: Reader,
): string[] | undefined {
  if (reasons === undefined || reasons.length === 0) return undefined;
  // By then codes are strings: which of them takes which values is known where they are made, and tested.
  const say = reader.words as unknown as Say;
  try {
    return reasons.every(({ code }) => code !== "named" && say.has(code))
      ? reasons.map(({ code, values }) =>
          say(
            code,
            Object.fromEntries(
              Object.entries(values).map(([name, value]) => [name, show(name, value, say, reader.format)]),
            ),
          ),
        )
      : undefined;
  } catch {
    return undefined;
  }
}

type Say = ((key: string, values?: Record<string, string | number>) => string) & {
  has: (key: string) => boolean;
};

/** The end of a value's name says what it is. Numbers with other names are counted by the sentence itself. */
function show(name: string, value: Value, say: Say, format: Format): string | number {
  const named = (text: string) => (NAMED.has(name) && say.has(`named.${text}`) ? say(`named.${text}`) : text);
  if (typeof value === "object") {
    const all = value.map(named);
    return name === "parts" ? format.list(all) : all.join(", ");
  }
  if (typeof value === "string") return name.endsWith("At") ? format.minute(value) : named(value);
  if (name.endsWith("Ms")) return format.age(value);
  if (name.endsWith("Bytes")) return format.bytes(value);
  return name.endsWith("Percent") ? `${format.count(value)}%` : value;
}

/** The first sentence of an English text, and whatever follows it. */
export function splitSentence(text: string): string[] {
  const end = text.search(/[.:!?](\s|$)/);
  return end === -1 ? [text] : [text.slice(0, end + 1), text.slice(end + 1).trim()];
}

/** Sentences one after the other: Chinese has no space between them. */
export const joinSentences = (sentences: readonly string[], { locale }: Pick<Format, "locale">): string =>
  sentences.join(locale === "en" ? " " : "");
