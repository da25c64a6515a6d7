"use client";

import { ListFilter, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { useHotkeys } from "@/components/ui/use-hotkeys";

interface FilterFieldProps {
  value: string;
  onChange: (query: string) => void;
  /** Why the server refused the query, or null. */
  problem: string | null;
  shown: number | undefined;
}

const SETTLE_MS = 300;

/** The query, as text. It is sent when typing rests, and at once on Enter. `/` comes here. */
export function FilterField({ value, onChange, problem, shown }: FilterFieldProps) {
  const [draft, setDraft] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  useHotkeys({ "/": () => field.current?.focus() });

  useEffect(() => {
    if (draft.trim() === value) return;
    const timer = setTimeout(() => onChange(draft.trim()), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [draft, value, onChange]);

  const clear = () => {
    setDraft("");
    onChange("");
    field.current?.focus();
  };

  return (
    <search className="block">
      <div
        className="field flex items-center gap-2 focus-within:outline-2 focus-within:outline-action focus-within:outline-offset-2"
        aria-invalid={problem !== null}
      >
        <ListFilter size={15} className="text-ink-3" aria-hidden="true" />
        <input
          ref={field}
          type="text"
          inputMode="search"
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          aria-label="Filter sessions"
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : "filter-problem"}
          placeholder="Add a filter, e.g. status:failing tag:audit agent:main"
          className="code min-w-0 flex-1 bg-transparent text-body! outline-none max-md:text-title!"
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") onChange(draft.trim());
            if (event.key === "Escape") {
              if (draft === "") field.current?.blur();
              else clear();
            }
          }}
        />
        {value !== "" && shown !== undefined ? (
          <span className="text-ink-3 text-small">
            <span className="num">{shown}</span> {shown === 1 ? "match" : "matches"}
          </span>
        ) : null}
        {draft === "" ? (
          <Kbd>/</Kbd>
        ) : (
          <button
            type="button"
            aria-label="Clear the filter"
            onClick={clear}
            className="inline-flex size-6 items-center justify-center text-ink-3 hover:text-ink max-md:size-9"
          >
            <X size={14} aria-hidden="true" />
          </button>
        )}
      </div>
      {problem === null ? null : (
        <p id="filter-problem" role="alert" className="pt-1 text-bad text-small">
          {problem}
        </p>
      )}
    </search>
  );
}
