import { type Document, LineCounter, parseDocument as parseYaml } from "yaml";
import { POLICY_MAX_BYTES } from "@/lib/contract/policy";
import { explainSyntax } from "./explain-syntax";
import { Reading } from "./reading";

/** More than any policy opens at once; far less than the parser's recursion bears. */
const MOST_OPEN = 100;

/** The document of a text that is small and flat enough to be parsed, with what is wrong with its syntax. */
export function parseDocument(text: string): { document: Document.Parsed | undefined; reading: Reading } {
  const lines = new LineCounter();
  const reading = new Reading(lines);
  const refused = refusalOf(text);
  if (refused !== undefined) {
    reading.noteAt(0, "", refused.message, refused.fix);
    return { document: undefined, reading };
  }
  // Its own check of unique keys takes seconds for a document of 64 KB: ours are checked where they are read.
  const document = parseYaml(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: "silent",
    uniqueKeys: false,
  });
  for (const error of [...document.errors, ...document.warnings]) {
    const { message, fix } = explainSyntax(error);
    reading.noteAt(error.pos[0], "", message, fix);
  }
  return { document, reading };
}

function refusalOf(text: string): { message: string; fix: string } | undefined {
  if (text.length > POLICY_MAX_BYTES || new TextEncoder().encode(text).length > POLICY_MAX_BYTES)
    return { message: "The document is larger than 64 KB.", fix: "Keep only what belongs to recovery" };
  let open = 0;
  for (const character of text) {
    if (character === "[" || character === "{") open += 1;
    else if ((character === "]" || character === "}") && open > 0) open -= 1;
    if (open > MOST_OPEN) return { message: "The document is nested too deeply.", fix: "Write it flatter" };
  }
  return undefined;
}
