import { structuredPatch } from "diff";
import type { PolicyProblem } from "@/lib/contract/policy";
import { paint, plain } from "./terminal";

/** `2 problems`, `1 problem`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** A line each: `file:line:column: message fix`, as editors and CI read it. */
export const renderProblems = (
  file: string,
  problems: PolicyProblem[],
  stream: NodeJS.WriteStream = process.stdout,
): string =>
  problems
    .map(({ severity, line, column, message, fix }) => {
      const mark = severity === "warning" ? `${paint("yellow", "warning:", stream)} ` : "";
      return `${plain(file)}:${line}:${column}: ${mark}${plain(message)} ${plain(fix.text)}`;
    })
    .join("\n");

/** Policies are short; two texts that have nothing in common are not compared for long. */
const LONGEST_MS = 500;

/** The lines that go and come, with two around them. */
export function renderChanges(before: string, after: string): string {
  const patch = structuredPatch("", "", before, after, "", "", { context: 2, timeout: LONGEST_MS });
  if (patch === undefined) return "Everything changes: the two documents are too different to be compared.";
  return patch.hunks
    .map(({ oldStart, newStart, lines }) =>
      [
        paint("dim", `@@ line ${oldStart}, now ${newStart} @@`, process.stderr),
        ...lines.map((line) => paintChange(plain(line))),
      ].join("\n"),
    )
    .join("\n");
}

function paintChange(line: string): string {
  if (line.startsWith("+")) return paint("green", line, process.stderr);
  return line.startsWith("-") ? paint("red", line, process.stderr) : line;
}
