"use client";

import { CircleDashed } from "lucide-react";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { FilterBar } from "@/components/filter/filter-bar";
import { Chip } from "@/components/ui/chip";
import { useFormat } from "@/components/ui/use-format";
import type { AuditItem } from "@/lib/contract/audit";
import { isAppError } from "@/lib/contract/errors";
import { auditFilterKeys } from "./filter-keys";
import { useAuditCounts } from "./use-audit";
import { TO_REVIEW } from "./use-audit-filter";

interface AuditFilterProps {
  query: string;
  onChange: (query: string) => void;
  events: readonly AuditItem[] | undefined;
  labels: ReadonlyMap<string, string>;
  error: Error | null;
}

const EXAMPLES = { exclude: "-status:succeeded", either: "kind:snapshot,session", compare: "created:<7d" };
const CHIPS = 6;
const NONE: readonly AuditItem[] = [];
const NO_ACTIONS: Readonly<Record<string, number>> = {};

/** The filter of the log with everything it can ask for, the kinds there are with how often, and what is to review. */
export function AuditFilter({ query, onChange, events = NONE, labels, error }: AuditFilterProps) {
  const words = useTranslations("audit");
  const format = useFormat();
  // The kinds that there would be without the chosen one: a chip must not take its neighbours away.
  const actions = useAuditCounts(withoutKinds(query))?.actions ?? NO_ACTIONS;
  const toReview = useAuditCounts(TO_REVIEW)?.total;
  const keys = useMemo(
    () => auditFilterKeys({ events, actions, labels, words, format }),
    [events, actions, labels, words, format],
  );
  const quick = Object.entries(actions)
    .toSorted(([a, one], [b, other]) => other - one || a.localeCompare(b))
    .slice(0, CHIPS)
    .map(([action, count]) => ({ term: `kind:${action}`, count }));
  return (
    <>
      <FilterBar
        label={words("filter.label")}
        placeholder={words.rich("filter.example", {
          code: (terms) => <span className="code">{terms}</span>,
        })}
        query={query}
        onChange={onChange}
        keys={keys}
        examples={EXAMPLES}
        quick={quick}
        problem={problemOf(error)}
      />
      <div className="flex shrink-0 px-6 pb-2 max-md:px-4 max-md:pt-2">
        <Chip on={query === TO_REVIEW} onToggle={() => onChange(query === TO_REVIEW ? "" : TO_REVIEW)}>
          <CircleDashed size={13} className="text-warn" aria-hidden="true" />
          {words("filter.toReview")}
          <span className="num">{toReview === undefined ? "" : format.count(toReview)}</span>
        </Chip>
      </div>
    </>
  );
}

const withoutKinds = (query: string): string => query.replace(/(^|\s)kind:\S+/g, "").trim();

function problemOf(error: Error | null): { detail: string; at: number | null } | null {
  if (!isAppError(error) || error.code !== "validation_failed") return null;
  const { at } = error.extra;
  return { detail: error.detail, at: typeof at === "number" ? at : null };
}
