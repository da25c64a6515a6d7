import { type Document, isCollection, isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
import type { Json } from "@/lib/contract/json";

/** The place of a value in a document: keys of maps and indexes of lists. */
export type ValuePath = readonly (string | number)[];

/** A policy document as a form sees it. It never changes: an edit answers another text. */
export interface FormDocument {
  /** False while its syntax is broken: then nothing can be read from it, nor edited in it. */
  readable: boolean;
  /** A plain value as it is written; undefined where there is none. */
  written(path: ValuePath): string | undefined;
  /** How many items a list has, or undefined where there is no list. */
  length(path: ValuePath): number | undefined;
  /** The text with another value there; `undefined` removes it. Comments, order and ways of writing stay. */
  set(path: ValuePath, value: Json | undefined): string;
}

export function openFormDocument(text: string): FormDocument {
  const document = parse(text);
  const readable = document.errors.length === 0 && (document.contents === null || isMap(document.contents));
  const nodeAt = (path: ValuePath): unknown => (readable ? document.getIn(path, true) : undefined);
  return {
    readable,
    written: (path) => {
      const node = nodeAt(path);
      if (!isScalar(node) || node.value === null) return undefined;
      return typeof node.value === "number" ? (node.source ?? String(node.value)) : String(node.value);
    },
    length: (path) => {
      const node = nodeAt(path);
      return isSeq(node) ? node.items.length : undefined;
    },
    set: (path, value) => {
      if (!readable) return text;
      // A copy of its own: the one above goes on saying what this text says.
      const edited = parse(text);
      if (value === undefined) remove(edited, path);
      else put(edited, path, value);
      return edited.toString({ lineWidth: 0 });
    },
  };
}

const parse = (text: string): Document.Parsed =>
  parseDocument(text, { logLevel: "silent", uniqueKeys: false });

function remove(document: Document, path: ValuePath): void {
  if (document.hasIn(path)) document.deleteIn(path);
}

function put(document: Document, path: ValuePath, value: Json): void {
  const node = document.getIn(path, true);
  if (isScalar(node) && (typeof value !== "object" || value === null)) {
    node.value = value;
    delete node.source;
    // A value that was quoted as text may be a number now.
    if (typeof value !== "string") delete node.type;
    return;
  }
  clearWay(document, path);
  document.setIn(path, document.createNode(value) as Node);
}

/** A key that was written without a value is in the way of keys under it. */
function clearWay(document: Document, path: ValuePath): void {
  for (let depth = 1; depth < path.length; depth += 1) {
    const above = path.slice(0, depth);
    const node = document.getIn(above, true);
    if (node === undefined || isCollection(node)) continue;
    document.setIn(above, document.createNode(typeof path[depth] === "number" ? [] : {}));
  }
}
