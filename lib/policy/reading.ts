import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type ParsedNode } from "yaml";
import type { PolicyProblem } from "@/lib/contract/policy";
import { nearest } from "./nearest";

/** How to mend a problem: in words, and what to write there when that is known. */
export type Fix = string | { text: string; value: string };

/** Reads one value, or notes what is wrong with it and answers undefined. */
export type Field<Value> = (reading: Reading, node: Node | null, path: string) => Value | undefined;

const ENOUGH = 50;

/** One pass over a document: where things stand in it, and what is wrong with them. */
export class Reading {
  readonly problems: PolicyProblem[] = [];
  readonly #lines: LineCounter;
  #lastOffset = 0;

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  get hasErrors(): boolean {
    return this.problems.some(({ severity }) => severity === "error");
  }

  note(node: Node | null | undefined, path: string, message: string, fix: Fix): void {
    this.#add("error", this.#offsetOf(node), path, message, fix);
  }

  warn(node: Node | null | undefined, path: string, message: string, fix: Fix): void {
    this.#add("warning", this.#offsetOf(node), path, message, fix);
  }

  noteAt(offset: number, path: string, message: string, fix: Fix): void {
    this.#add("error", offset, path, message, fix);
  }

  /** The entries of a map whose keys are known; the others are problems. Undefined when it is no map. */
  map<Key extends string>(
    node: Node | null,
    path: string,
    known: readonly Key[],
    others: "error" | "warning" = "error",
  ): Map<Key, Node | null> | undefined {
    if (!this.#isWritten(node, path)) return undefined;
    if (!isMap<ParsedNode, ParsedNode | null>(node)) {
      this.note(node, path, "This must hold keys and values.", `Write one of: ${known.join(", ")}`);
      return undefined;
    }
    const entries = new Map<Key, Node | null>();
    for (const { key, value } of node.items) {
      this.#lastOffset = key.range[0];
      const name = isScalar(key) ? String(key.value) : "";
      const found = known.find((candidate) => candidate === name);
      if (found !== undefined && entries.has(found))
        this.note(
          key,
          path === "" ? name : `${path}.${name}`,
          `${quote(name)} is written twice.`,
          "Remove one of them",
        );
      else if (found !== undefined) entries.set(found, value);
      else this.#unknown(key, path, name, known, others);
    }
    return entries;
  }

  /** What each item of a list is read as. */
  list<Value>(node: Node | null, path: string, field: Field<Value>): Value[] | undefined {
    if (!this.#isWritten(node, path)) return undefined;
    if (!isSeq<ParsedNode>(node)) {
      this.note(node, path, "This must be a list.", "Begin each item with a dash");
      return undefined;
    }
    return node.items.flatMap((item, index) => field(this, item, `${path}[${index}]`) ?? []);
  }

  /** A plain value: text, number or truth. */
  scalar(node: Node | null, path: string): string | number | boolean | undefined {
    if (!this.#isWritten(node, path)) return undefined;
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
    this.note(node, path, "There is no value here.", "Write a value, or remove the key");
    return undefined;
  }

  #isWritten(node: Node | null, path: string): boolean {
    if (!isAlias(node)) return true;
    // Never followed: a few aliases of aliases can stand for more than memory holds.
    this.note(node, path, "Aliases are not read here.", "Write the value out");
    return false;
  }

  #unknown(key: Node, path: string, name: string, known: readonly string[], others: "error" | "warning") {
    const at = path === "" ? name : `${path}.${name}`;
    const meant = nearest(name, known);
    if (meant !== undefined)
      return this.note(key, at, `There is no key ${quote(name)} here.`, {
        text: `Use ${meant}`,
        value: meant,
      });
    if (others === "error")
      return this.note(key, at, `There is no key ${quote(name)} here.`, `Use one of: ${known.join(", ")}`);
    this.warn(
      key,
      at,
      `${quote(name)} is left alone: Clawback reads only ${known.join(", ")}.`,
      "Nothing to do",
    );
  }

  #offsetOf(node: Node | null | undefined): number {
    return node?.range?.[0] ?? this.#lastOffset;
  }

  #add(severity: PolicyProblem["severity"], offset: number, path: string, message: string, fix: Fix): void {
    if (this.problems.length >= ENOUGH) return;
    const { line, col } = this.#lines.linePos(offset);
    const { text, value } = typeof fix === "string" ? { text: fix, value: null } : fix;
    const place = { line: Math.max(1, line), column: Math.max(1, col) };
    this.problems.push({ severity, ...place, path, message, fix: { text, value } });
  }
}

/** At most 40 characters of what was written. */
export const quote = (written: unknown): string => {
  const text = String(written);
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
};
