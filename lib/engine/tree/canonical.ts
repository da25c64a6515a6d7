import { hash } from "node:crypto";
import type { Digest } from "@/lib/contract/ids";

/** JSON of a JSON value with sorted keys and no spaces: equal values give equal text. Members that are `undefined` are left out. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members: string[] = [];
  for (const [key, member] of Object.entries(value).sort(byKey)) {
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(",")}}`;
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

/** SHA-256 of the bytes (of the UTF-8 form, for text). */
export function digestOf(content: string | Uint8Array): Digest {
  return hash("sha256", content, "hex") as Digest; // 64 hex digits by construction; parsing each would cost more than hashing
}
