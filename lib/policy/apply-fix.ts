import type { PolicyProblem } from "@/lib/contract/policy";
import { openFormDocument } from "./form-document";

/** The text with what a problem proposes written where it stands. The same text when it proposes nothing to write. */
export function applyFix(text: string, { line, column, path, fix }: PolicyProblem): string {
  if (fix.value === null) return text;
  const [key, added] = fix.value.split(": ");
  if (key !== undefined && added !== undefined)
    return openFormDocument(text).set([...path.split("."), key], added === "true" ? true : added);
  const lines = text.split("\n");
  const written = lines[line - 1] ?? "";
  const start = column - 1;
  const end = start + wordAt(written.slice(start)).length;
  lines[line - 1] = `${written.slice(0, start)}${fix.value}${written.slice(end)}`;
  return lines.join("\n");
}

/** The key or value that a line's rest begins with. */
function wordAt(rest: string): string {
  const quoted = /^"(?:[^"\\]|\\.)*"|^'(?:[^']|'')*'/.exec(rest);
  if (quoted) return quoted[0];
  return (/^[^\s:,\]}#][^:,\]}#\n]*/.exec(rest)?.[0] ?? "").trimEnd();
}
