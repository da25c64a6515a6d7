import type { FilterKey, FilterValue } from "@/components/filter/suggest";
import { SESSION_STATUSES } from "@/lib/contract/names";
import { printValue, SESSION_KEYS } from "@/lib/contract/parse-query";
import { parseAge } from "@/lib/contract/query-values";
import type { Session } from "@/lib/contract/session";
import type { Format } from "@/lib/i18n/format";
import type { Words } from "@/lib/i18n/words";

interface Facts {
  /** Those that the present filter shows: their values are counted. */
  sessions: readonly Session[];
  /** What is known of the tags on snapshots. */
  tags: readonly FilterValue[];
  now: number;
  words: Words<"sessions">;
  format: Format;
}

const AGES = ["1h", "24h", "7d"];
const RATES = ["5%", "30%"];

/** Everything that the list of sessions can be asked for, with the values there are and how many sessions have each. */
export function sessionFilterKeys(facts: Facts): FilterKey[] {
  return SESSION_KEYS.map((key) => ({
    key,
    about: facts.words(`filter.key.${key}`),
    values: valuesOf(key, facts),
  }));
}

type SessionKey = (typeof SESSION_KEYS)[number];

function valuesOf(key: SessionKey, { sessions, tags, now, words, format }: Facts): readonly FilterValue[] {
  const count = (matches: (session: Session) => boolean) => sessions.filter(matches).length;
  switch (key) {
    case "status":
      return SESSION_STATUSES.map((status) => ({
        text: status,
        about: words(`filter.value.${status}`),
        count: count((session) => session.status === status),
      }));
    case "agent":
      return tally(sessions.map(({ agentId }) => agentId));
    case "model":
      return tally(sessions.flatMap(({ model }) => model ?? []));
    case "session":
      return sessions.map(({ id, label }) => ({ text: printValue(id), about: label }));
    case "tag":
      return tags;
    case "snapshots":
      return [
        { text: "0", about: words("filter.value.none"), count: count((one) => one.snapshotCount === 0) },
      ];
    case "errors":
      return RATES.map((rate) => ({
        text: `>${rate}`,
        about: words("filter.value.above", { limit: rate }),
        count: count(({ health }) => (health.errorRate ?? 0) > Number.parseInt(rate, 10) / 100),
      }));
    case "snapshot":
      return ages(({ lastSnapshot }) => lastSnapshot?.createdAt);
    case "updated":
      return ages((session) => session.updatedAt ?? session.lastSnapshot?.createdAt);
  }

  function ages(momentOf: (session: Session) => string | undefined): FilterValue[] {
    return AGES.flatMap((text) => {
      const limitMs = parseAge(text) ?? 0;
      const older = count((session) => isOlder(momentOf(session), limitMs, now));
      const age = format.age(limitMs);
      return [
        { text: `>${text}`, about: words("filter.value.olderThan", { age }), count: older },
        { text: `<${text}`, about: words("filter.value.within", { age }), count: sessions.length - older },
      ];
    });
  }
}

/** What never happened is older than everything. */
const isOlder = (at: string | undefined, limitMs: number, now: number): boolean =>
  at === undefined || now - Date.parse(at) > limitMs;

/** `snapshot:>1h`: sessions without a snapshot of the last hour. */
export const countUnsaved = (sessions: readonly Session[], now: number): number =>
  sessions.filter(({ lastSnapshot }) => isOlder(lastSnapshot?.createdAt, 3_600_000, now)).length;

/** Each value with how often it occurs, the most frequent first. */
function tally(values: readonly string[]): FilterValue[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([a, one], [b, other]) => other - one || a.localeCompare(b))
    .map(([value, count]) => ({ text: printValue(value), count }));
}
