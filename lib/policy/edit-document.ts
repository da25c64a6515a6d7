import { type Document, isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
import type { Json } from "@/lib/contract/json";
import type { WrittenPolicy } from "@/lib/contract/policy";

/**
 * The document with these values. Comments, order and the way of writing stay wherever a value stays; what `values`
 * leaves out under `recovery` is removed, and whatever else the document holds is left alone. `text` must be readable.
 */
export function editDocument(text: string, values: WrittenPolicy): string {
  const document: Document = parseDocument(text, { logLevel: "silent" });
  const contents = document.contents;
  // A parsed request body: JSON.
  const recovery = (values.recovery ?? {}) as Json;
  if (!isMap(contents)) document.contents = document.createNode({ recovery });
  else contents.set("recovery", merged(document, contents.get("recovery", true), recovery));
  return document.toString({ lineWidth: 0 });
}

/** The node that holds `value`, made from the one that was there as far as that goes. */
function merged(document: Document, node: unknown, value: Json): Node {
  if (isMap(node) && typeof value === "object" && value !== null && !Array.isArray(value)) {
    const kept = node.items.filter(({ key }) => isScalar(key) && Object.hasOwn(value, String(key.value)));
    node.items = kept;
    for (const [key, item] of Object.entries(value))
      node.set(key, merged(document, node.get(key, true), item));
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    const before = [...node.items];
    node.items = value.map((item) => merged(document, take(before, item), item));
    return node;
  }
  if (isScalar(node) && (typeof value !== "object" || value === null)) {
    if (node.value !== value) {
      node.value = value;
      delete node.source;
    }
    return node;
  }
  return document.createNode(value);
}

/** The item of a list that a value is about: the one of the same name or type, or the one that says the same. */
function take(items: unknown[], value: Json): unknown {
  const index = items.findIndex((item) => sameThing(item, value));
  return index < 0 ? undefined : items.splice(index, 1)[0];
}

function sameThing(item: unknown, value: Json): boolean {
  if (isScalar(item)) return item.value === value;
  if (!isMap(item) || typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const key = "name" in value ? "name" : "type";
  return item.get(key) === value[key];
}
