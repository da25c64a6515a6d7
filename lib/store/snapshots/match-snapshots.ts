import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Query, QueryKey, QueryTerm } from "@/lib/contract/query";
import { SnapshotKind } from "@/lib/contract/snapshot";
import type { Tables } from "../tables";
import { createdWhen } from "./created-when";
import { refuseTerm } from "./refuse-term";
import { fold } from "./snapshot-row";

type Where = ExpressionBuilder<Tables, "snapshot">;
type Match = (eb: Where, value: string, term: QueryTerm, now: Date) => Expression<SqlBool>;

/** What each key of the query language means for snapshots. */
const MATCHES: Partial<Record<QueryKey, Match>> = {
  tag: (eb, value) =>
    eb.exists(
      eb
        .selectFrom("snapshot_tag")
        .select("snapshot_tag.tag")
        .whereRef("snapshot_tag.snapshot_id", "=", "snapshot.id")
        .where("snapshot_tag.tag", "=", value),
    ),
  kind: (eb, value, term) => eb("kind", "=", oneOf(SnapshotKind.options, value, term)),
  author: (eb, value) => eb("author_folded", "=", fold(value)),
  session: (eb, value) => eb("session_id", "=", value),
  held: (eb, value, term) => eb("held", "=", oneOf(["true", "false"], value, term) === "true" ? 1 : 0),
  review: (eb, value, term) =>
    eb("review", oneOf(["open", "done"], value, term) === "open" ? "is" : "is not", null),
  created: (_eb, value, term, now) => createdWhen(value, term, now),
};

/** All terms and all words of `query`. Throws `validation_failed` with `extra.at` for what makes no sense here. */
export function matching(query: Query, now: Date) {
  return (eb: Where): Expression<SqlBool> => {
    const terms = query.terms.map((term) => {
      const match = matchFor(term);
      const anyOf = eb.or(term.values.map((value) => match(eb, value, term, now)));
      return term.negated ? eb.not(anyOf) : anyOf;
    });
    const words = query.words.map(({ text, negated }) => {
      const named = sql<SqlBool>`name_folded like ${`%${escapeLike(fold(text))}%`} escape '\\'`;
      return negated ? eb.not(named) : named;
    });
    return eb.and([...terms, ...words]);
  };
}

function matchFor(term: QueryTerm): Match {
  const match = MATCHES[term.key];
  if (!match) {
    const known = Object.keys(MATCHES).join(", ");
    throw refuseTerm(term, `"${term.key}" is not a key for snapshots. Use one of ${known}.`);
  }
  if (term.comparison !== "is" && term.key !== "created") {
    throw refuseTerm(
      term,
      `"${term.key}" cannot be compared with > or <. Write ${term.key}:${term.values[0]}.`,
    );
  }
  return match;
}

function oneOf<Value extends string>(known: readonly Value[], value: string, term: QueryTerm): Value {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined)
    throw refuseTerm(term, `"${value}" is not a value of ${term.key}. Use ${known.join(" or ")}.`);
  return found;
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
