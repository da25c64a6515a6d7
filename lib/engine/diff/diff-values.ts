import type { Diff, SettingDiff } from "@/lib/contract/diff";
import type { JsonObject } from "@/lib/contract/json";
import { canonicalJson } from "../tree/canonical";

/** Compares two lists of names. */
export function diffNames(from: string[], to: string[]): Diff["tools"] {
  const before = new Set(from);
  const after = new Set(to);
  return {
    removed: from.filter((name) => !after.has(name)),
    added: to.filter((name) => !before.has(name)),
    same: from.filter((name) => after.has(name)).length,
  };
}

/** Compares two sets of settings, value by value. */
export function diffSettings(from: JsonObject, to: JsonObject): Diff["settings"] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  const changes: SettingDiff[] = [];
  for (const key of keys) {
    const before = Object.hasOwn(from, key) ? from[key] : undefined;
    const after = Object.hasOwn(to, key) ? to[key] : undefined;
    if (
      canonicalJson(before ?? null) === canonicalJson(after ?? null) &&
      (before === undefined) === (after === undefined)
    )
      continue;
    const op = changeOf(before, after);
    changes.push({ key, from: before ?? null, to: after ?? null, op });
  }
  return { changes, same: keys.length - changes.length };
}

/** Which of the three a difference is, by which side has the thing. */
export function changeOf(before: unknown, after: unknown): "added" | "removed" | "changed" {
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "changed";
}
