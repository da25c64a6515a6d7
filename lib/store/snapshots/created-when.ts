import { type Expression, type SqlBool, sql } from "kysely";
import type { QueryTerm } from "@/lib/contract/query";
import { refuseTerm } from "./refuse-term";

const AGE = /^(\d{1,6})(s|m|h|d|w)$/;
const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * `created:>1h` is older than an hour, `created:<7d` younger than seven days. With a date, `>` is after it, `<` before
 * it, and without either it is that day (UTC) or that moment.
 */
export function createdWhen(
  value: string,
  term: QueryTerm,
  now: Date,
  column: "created_at" | "at" = "created_at",
): Expression<SqlBool> {
  const moment = sql.ref(column);
  const age = ageMs(value);
  if (age !== undefined) {
    if (term.comparison === "is")
      throw refuseTerm(
        term,
        `An age needs > or <: created:>${value} is older than that, created:<${value} younger.`,
      );
    const then = new Date(now.getTime() - age).toISOString();
    return term.comparison === "above"
      ? sql<SqlBool>`${moment} < ${then}`
      : sql<SqlBool>`${moment} > ${then}`;
  }
  const [first, last] = span(value, term);
  if (term.comparison === "above") return sql<SqlBool>`${moment} > ${last}`;
  if (term.comparison === "below") return sql<SqlBool>`${moment} < ${first}`;
  return sql<SqlBool>`${moment} between ${first} and ${last}`;
}

function ageMs(value: string): number | undefined {
  const [, count, unit] = AGE.exec(value) ?? [];
  return count !== undefined && isUnit(unit) ? Number(count) * UNIT_MS[unit] : undefined;
}

const isUnit = (unit: string | undefined): unit is keyof typeof UNIT_MS =>
  unit !== undefined && unit in UNIT_MS;

/** The first and last millisecond that `value` names. */
function span(value: string, term: QueryTerm): [string, string] {
  const isDay = DAY.test(value);
  const first = isDay || MOMENT.test(value) ? new Date(value) : undefined;
  // 2026-02-30 is read as a day of March: what is shown again must be what was asked.
  if (!first || Number.isNaN(first.getTime()) || (isDay && !first.toISOString().startsWith(value))) {
    throw refuseTerm(
      term,
      `"${value}" is neither an age nor a date. Write created:>1h, created:<7d or created:2026-11-22.`,
    );
  }
  return [first.toISOString(), new Date(first.getTime() + (isDay ? UNIT_MS.d - 1 : 0)).toISOString()];
}
