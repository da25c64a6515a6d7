"use client";

import { ListFilter } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Chip } from "@/components/ui/chip";
import { cx } from "@/components/ui/class-names";
import { hasTerm, splitPieces, toggleTerm } from "./pieces";

/** A term that is one press away, with the number of things behind it; undefined while nobody knows. */
export interface QuickTerm {
  term: string;
  icon?: ReactNode;
  count: number | undefined;
}

interface QuickChipsProps {
  terms: readonly QuickTerm[];
  query: string;
  onChange: (query: string) => void;
  /** On a phone the field waits behind a button. */
  fieldShown: boolean;
  onShowField: () => void;
}

export function QuickChips({ terms, query, onChange, fieldShown, onShowField }: QuickChipsProps) {
  const words = useTranslations("filter");
  const parts = splitPieces(query).length;
  return (
    <div
      className={cx(
        terms.length === 0 && "md:hidden",
        "scroll-x flex shrink-0 items-center gap-2 md:h-8 max-md:order-1 max-md:basis-full max-md:border-line max-md:border-b max-md:px-4 max-md:py-2",
      )}
    >
      <button
        type="button"
        className="chip md:hidden"
        aria-expanded={fieldShown}
        aria-label={words("field", { count: parts })}
        onClick={onShowField}
      >
        <ListFilter size={16} aria-hidden="true" />
        {parts === 0 ? null : <span className="num">{parts}</span>}
      </button>
      {terms.map(({ term, icon, count }) => (
        <Chip
          key={term}
          on={hasTerm(query, term)}
          onToggle={() => onChange(toggleTerm(query, term))}
          {...(count === undefined ? {} : { count })}
        >
          {icon}
          <span className="code">{term}</span>
          {/* The place of the count, so that nothing moves when it comes. */}
          {count === undefined ? <span className="num invisible">0</span> : null}
        </Chip>
      ))}
    </div>
  );
}
