import { describe, expect, it } from "vitest";
import { AUDIT_KEY_TYPES, AUDIT_KEYS, parseQuery } from "@/lib/contract/parse-query";
import { english } from "@/lib/i18n/testing/formats";
import { wordsOf } from "@/lib/i18n/words-of";
import { auditFilterKeys } from "./filter-keys";
import { anEvent } from "./testing/an-event";

describe("auditFilterKeys", () => {
  it("offers every key of the log, and only values that it understands", () => {
    const keys = auditFilterKeys({
      events: [anEvent(1, { actor: { kind: "policy", name: "night shift" } })],
      actions: { "snapshot.create": 1 },
      labels: new Map(),
      words: wordsOf("en", "audit"),
      format: english,
    });

    expect(keys.map(({ key }) => key)).toEqual([...AUDIT_KEYS]);
    for (const { key, values } of keys)
      for (const { text } of values)
        expect(parseQuery(`${key}:${text}`, AUDIT_KEYS, AUDIT_KEY_TYPES).terms).toHaveLength(1);
  });
});
