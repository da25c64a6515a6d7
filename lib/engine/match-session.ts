import { AppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import type { Query, QueryTerm } from "@/lib/contract/query";
import { parseAge, parseCount, parseRatio } from "@/lib/contract/query-values";
import type { Session } from "@/lib/contract/session";

interface MatchFacts {
  now: Date;
  /** Tag to the sessions that have a snapshot with it. */
  tagged: Map<string, Set<SessionId>>;
}

/** Whether a session matches every term and word of the query. Throws `validation_failed` for a term that sessions do not have. */
export function matchSession(query: Query, session: Session, facts: MatchFacts): boolean {
  return (
    query.terms.every((term) => matchTerm(term, session, facts) !== term.negated) &&
    query.words.every(({ text, negated }) => hasText(session, text) !== negated)
  );
}

function matchTerm(term: QueryTerm, session: Session, facts: MatchFacts): boolean {
  const isOneOf = (value: string | null) =>
    value !== null && term.values.some((wanted) => wanted.toLowerCase() === value.toLowerCase());
  switch (term.key) {
    case "status":
      return isOneOf(session.status);
    case "agent":
      return isOneOf(session.agentId);
    case "model":
      return isOneOf(session.model);
    case "session":
      return isOneOf(session.id);
    case "tag":
      return term.values.some((tag) => facts.tagged.get(tag)?.has(session.id) === true);
    case "snapshots":
      return compare(term, session.snapshotCount, parseCount);
    case "errors":
      return session.health.errorRate !== null && compare(term, session.health.errorRate, parseRatio);
    case "snapshot":
      return matchAge(term, session.lastSnapshot?.createdAt ?? null, facts.now);
    case "updated":
      // A session that the host lost was last seen by its last snapshot: it must not drop out of the newest ones unseen.
      return matchAge(term, session.updatedAt ?? session.lastSnapshot?.createdAt ?? null, facts.now);
    default:
      throw new AppError(
        "validation_failed",
        `Sessions have no "${term.key}" (at position ${term.at + 1}).`,
        {
          extra: { at: term.at, length: term.length },
        },
      );
  }
}

const hasText = (session: Session, text: string) =>
  `${session.label}\n${session.id}`.toLowerCase().includes(text.toLowerCase());

/** The parser let only well-formed values through; one that is none matches nothing. */
function compare(term: QueryTerm, actual: number, parse: (value: string) => number | undefined): boolean {
  return term.values.some((value) => {
    const wanted = parse(value) ?? Number.NaN;
    if (term.comparison === "above") return actual > wanted;
    return term.comparison === "below" ? actual < wanted : actual === wanted;
  });
}

/** `>1h` is older than an hour, or never; `<1h` is younger. */
function matchAge(term: QueryTerm, at: string | null, now: Date): boolean {
  const ageMs = at === null ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(at);
  return compare(term, ageMs, parseAge);
}
