import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Query, QueryKey, QueryTerm } from "@/lib/contract/query";
import type { Dialect } from "../database";
import { createdWhen } from "../snapshots/created-when";
import { refuseTerm } from "../snapshots/refuse-term";
import type { Tables } from "../tables";

type Where = ExpressionBuilder<Tables, "audit">;
type Match = (eb: Where, value: string, term: QueryTerm, facts: Facts) => Expression<SqlBool>;

interface Facts {
  now: Date;
  dialect: Dialect;
}

/** What each key of the query language means for events. */
const MATCHES: Partial<Record<QueryKey, Match>> = {
  // `kind:snapshot` is everything that is done to snapshots.
  kind: (eb, value) => eb.or([eb("action", "=", value), eb("action", "like", `${escapeLike(value)}.%`)]),
  status: (eb, value) => eb("outcome", "=", value),
  author: (_eb, value, _term, facts) => sameText(sql.ref("actor_name"), value, facts),
  session: (eb, value) => eb("session_id", "=", value),
  agent: (eb, value) => eb("session_id", "like", `agent:${escapeLike(value)}:%`),
  snapshot: (eb, value) => eb("snapshot_id", "=", value),
  tag: (eb, value) =>
    eb.exists(
      eb
        .selectFrom("snapshot_tag")
        .select("snapshot_tag.tag")
        .whereRef("snapshot_tag.snapshot_id", "=", "audit.snapshot_id")
        .where("snapshot_tag.tag", "=", value),
    ),
  // Asked of the event that a snapshot begins with, so that each snapshot is there once.
  review: (eb, value) =>
    eb.and([
      eb("action", "=", "snapshot.create"),
      eb("outcome", "=", "succeeded"),
      eb.exists(
        eb
          .selectFrom("snapshot")
          .select("snapshot.id")
          .whereRef("snapshot.id", "=", "audit.snapshot_id")
          .where("snapshot.review", value === "open" ? "is" : "is not", null),
      ),
    ]),
  policy: (eb, value, _term, facts) =>
    eb.or([
      eb.and([eb("actor_kind", "=", "policy"), sameText(sql.ref("actor_name"), value, facts)]),
      sameText(policyIn(facts), value, facts),
    ]),
  created: (_eb, value, term, { now }) => createdWhen(value, term, now, "at"),
};

/** All terms and all words of `query`. Throws `validation_failed` with `extra.at` for what makes no sense here. */
export function matchingAudit(query: Query, facts: Facts) {
  return (eb: Where): Expression<SqlBool> => {
    const terms = query.terms.map((term) => {
      const match = MATCHES[term.key];
      if (!match)
        throw refuseTerm(
          term,
          `"${term.key}" is not a key for events. Use one of ${Object.keys(MATCHES).join(", ")}.`,
        );
      const anyOf = eb.or(term.values.map((value) => known(match(eb, value, term, facts))));
      return term.negated ? eb.not(anyOf) : anyOf;
    });
    const words = query.words.map(({ text, negated }) => {
      const found = eb.or(SEARCHED.map((column) => hasText(column, text, facts)));
      return negated ? eb.not(found) : found;
    });
    return eb.and([...terms, ...words]);
  };
}

const SEARCHED = ["action", "actor_name", "session_id", "detail"] as const;

/** A missing value is another one, also behind a "not". */
const known = (match: Expression<SqlBool>) => sql<SqlBool>`coalesce(${match}, ${sql.lit(false)})`;

/** Damaged detail is nobody's policy and must not end the search. */
const policyIn = ({ dialect }: Facts) =>
  dialect === "sqlite"
    ? sql<string>`case when json_valid(detail) then json_extract(detail, '$.policy') end`
    : sql<string>`substring(detail from '"policy":"([^"\\\\]*)"')`;

/** Without regard to case: of ASCII in SQLite, of every script in PostgreSQL. */
const sameText = (column: Expression<unknown>, value: string, facts: Facts) =>
  likeIn(column, escapeLike(value), facts);

const hasText = (column: string, text: string, facts: Facts) =>
  sql<SqlBool>`coalesce(${likeIn(sql.ref(column), `%${escapeLike(text)}%`, facts)}, ${sql.lit(false)})`;

const likeIn = (column: Expression<unknown>, pattern: string, { dialect }: Facts) =>
  dialect === "sqlite"
    ? sql<SqlBool>`${column} like ${pattern} escape '\\'`
    : sql<SqlBool>`${column} ilike ${pattern} escape '\\'`;

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
