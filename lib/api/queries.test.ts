import { describe, expect, it } from "vitest";
import {
  AUDIT_KEY_TYPES,
  AUDIT_KEYS,
  QUERY_KEY_TYPES,
  SESSION_KEYS,
  SNAPSHOT_KEYS,
} from "@/lib/contract/parse-query";
import type { QueryKey } from "@/lib/contract/query";
import { startApi } from "./testing/start-api";

/** Terms that make use of everything a key takes. */
function termsOf(key: QueryKey, types = {}): string[] {
  const type = { ...QUERY_KEY_TYPES, ...types }[key];
  if (typeof type === "object") return [`${key}:${type.join(",")}`, `-${key}:${type[0]}`];
  if (type === "age") return [`${key}:>1h`, `${key}:<7d`];
  if (type === "moment")
    return [`${key}:>1h`, `${key}:<7d`, `${key}:2026-11-22`, `${key}:>2026-11-22T03:17Z`];
  if (type === "count") return [`${key}:>3`, `${key}:0`];
  if (type === "ratio") return [`${key}:>30%`, `${key}:<0.3`];
  return [`${key}:a,"b c"`, `-${key}:a`];
}

const termsFor = (keys: readonly QueryKey[], types = {}) =>
  keys.flatMap((key) => termsOf(key, types)).map((term) => [term]);

describe("a query that the parser takes for a list", () => {
  it.each(termsFor(SESSION_KEYS))("is understood by the sessions: %s", async (term) => {
    const { send } = await startApi();

    expect((await send("GET", `/api/v1/sessions?query=${encodeURIComponent(term)}`)).status).toBe(200);
  });

  it.each(termsFor(SNAPSHOT_KEYS))("is understood by the snapshots: %s", async (term) => {
    const { send } = await startApi();

    expect((await send("GET", `/api/v1/snapshots?query=${encodeURIComponent(term)}`)).status).toBe(200);
  });

  it.each(termsFor(AUDIT_KEYS, AUDIT_KEY_TYPES))("is understood by the audit log: %s", async (term) => {
    const { send } = await startApi();

    expect((await send("GET", `/api/v1/audit?query=${encodeURIComponent(term)}`)).status).toBe(200);
  });
});
