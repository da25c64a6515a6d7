import type { FilterKey, FilterValue } from "@/components/filter/suggest";
import type { AuditItem } from "@/lib/contract/audit";
import { AUDIT_OUTCOMES } from "@/lib/contract/names";
import { AUDIT_KEYS, printValue } from "@/lib/contract/parse-query";
import { parseAge } from "@/lib/contract/query-values";
import type { Format } from "@/lib/i18n/format";
import type { Words } from "@/lib/i18n/words";

interface Facts {
  /** Those that are shown: their values are offered. */
  events: readonly AuditItem[];
  /** What was done, and how often, of all that match. */
  actions: Readonly<Record<string, number>>;
  labels: ReadonlyMap<string, string>;
  words: Words<"audit">;
  format: Pick<Format, "age">;
}

const AGES = ["1h", "24h", "7d"];

/** Everything that the audit log can be asked for, with the values there are. */
export function auditFilterKeys(facts: Facts): FilterKey[] {
  return AUDIT_KEYS.map((key) => ({
    key,
    about: facts.words(`filter.key.${key}`),
    values: valuesOf(key, facts),
  }));
}

function valuesOf(key: (typeof AUDIT_KEYS)[number], facts: Facts): readonly FilterValue[] {
  const { events, actions, labels, words, format } = facts;
  switch (key) {
    case "kind":
      return Object.entries(actions).map(([text, count]) => ({ text: printValue(text), count }));
    case "status":
      return AUDIT_OUTCOMES.map((text) => ({ text, about: words(`filter.outcome.${text}`) }));
    case "author":
      return distinct(events.map(({ actor }) => actor.name));
    case "session":
      return distinct(events.map(({ sessionId }) => sessionId)).map((value) => ({
        ...value,
        about: labels.get(value.text),
      }));
    case "agent":
      return distinct(events.map(({ sessionId }) => /^agent:([^:]+):/.exec(sessionId ?? "")?.[1]));
    case "snapshot":
      return distinct(events.map(({ snapshotId }) => snapshotId));
    case "tag":
      return distinct(events.flatMap(({ snapshot }) => snapshot?.tags ?? []));
    case "policy":
      return distinct(events.map(({ actor }) => (actor.kind === "policy" ? actor.name : undefined)));
    case "review":
      return (["open", "done"] as const).map((text) => ({ text, about: words(`filter.${text}`) }));
    case "created":
      return AGES.flatMap((text) => {
        const age = format.age(parseAge(text) ?? 0);
        return [
          { text: `<${text}`, about: words("filter.within", { age }) },
          { text: `>${text}`, about: words("filter.olderThan", { age }) },
        ];
      });
  }
}

const distinct = (values: readonly (string | null | undefined)[]): FilterValue[] =>
  [...new Set(values.filter((value) => typeof value === "string" && value !== ""))].map((value) => ({
    text: printValue(String(value)),
  }));
