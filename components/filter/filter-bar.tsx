"use client";

import { ListFilter } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { announce } from "@/components/ui/announcer";
import { Kbd } from "@/components/ui/kbd";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { FilterToken } from "./filter-token";
import { addPieces, pieceAt, removePiece, splitPieces } from "./pieces";
import { QuickChips, type QuickTerm } from "./quick-chips";
import type { FilterKey } from "./suggest";
import { type FilterExamples, optionId, SuggestionList } from "./suggestion-list";
import { useCombobox } from "./use-combobox";

/** Why a query was refused, and at which position of its text; null when the server did not say where. */
export interface FilterProblem {
  detail: string;
  at: number | null;
}

interface FilterBarProps {
  /** Names the field, for example "Filter sessions". */
  label: string;
  placeholder: ReactNode;
  query: string;
  onChange: (query: string) => void;
  keys: readonly FilterKey[];
  examples: FilterExamples;
  quick: readonly QuickTerm[];
  problem: FilterProblem | null;
  /** How much of all there is to see. */
  shown?: ReactNode;
  /** Somebody begins to filter: what only the completions need can be read now. */
  onUse?: () => void;
}

/** The query as chips in a field, with completions and one-press terms. `/` comes here. */
export function FilterBar(props: FilterBarProps) {
  const { label, placeholder, query, onChange, keys, examples, quick, problem, shown, onUse } = props;
  const words = useTranslations("filter");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isFieldShown, setFieldShown] = useState(false);
  const pieces = splitPieces(query);
  const wrong = problem?.at == null ? -1 : pieceAt(pieces, problem.at);

  const remove = (index: number) => {
    const piece = pieces[index];
    if (piece === undefined) return;
    onChange(removePiece(query, index));
    announce(words("removed", { term: piece.text }));
    field.current?.focus();
  };
  const box = useCombobox({
    keys,
    onTerm: (typed) => onChange(addPieces(query, typed)),
    onRemoveLast: () => remove(pieces.length - 1),
  });
  const edit = (index: number) => {
    remove(index);
    box.type(pieces[index]?.text ?? "");
  };
  useHotkeys({
    "/": () => {
      field.current?.focus();
      box.open();
    },
  });

  const { of, items, active } = box.list;
  const describedBy = problem === null ? undefined : `${id}-problem`;
  return (
    <search className="relative flex shrink-0 flex-wrap items-start gap-x-3 gap-y-2 md:px-6 md:pb-3">
      <div
        className={`relative min-w-0 flex-1 basis-96 max-md:order-2 max-md:basis-full max-md:px-4 max-md:pb-2 ${isFieldShown || problem ? "" : "max-md:hidden"}`}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the text is a press on the field */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys */}
        <div
          className="field flex flex-wrap items-center gap-1.5 py-[3px]! focus-within:outline-2 focus-within:outline-focus focus-within:outline-offset-1"
          aria-invalid={problem !== null}
          onClick={(event) => event.target === event.currentTarget && field.current?.focus()}
        >
          <ListFilter size={15} className="mr-0.5 text-ink-3" aria-hidden="true" />
          {pieces.map(({ text, at }, index) => (
            <FilterToken
              key={at}
              text={text}
              wrong={index === wrong}
              onEdit={() => edit(index)}
              onRemove={() => remove(index)}
            />
          ))}
          <span className="relative inline-flex min-w-24 flex-1 items-center">
            {box.draft === "" ? (
              <span
                aria-hidden="true"
                className="pointer-events-none absolute inset-x-0 truncate text-body text-ink-3"
              >
                {placeholder}
              </span>
            ) : null}
            <input
              ref={field}
              type="text"
              role="combobox"
              inputMode="search"
              autoCapitalize="off"
              autoComplete="off"
              spellCheck={false}
              aria-label={label}
              aria-autocomplete="list"
              aria-expanded={items.length > 0}
              aria-controls={items.length > 0 ? `${id}-list` : undefined}
              aria-activedescendant={
                items.length > 0 && active !== null ? optionId(`${id}-list`, active) : undefined
              }
              aria-invalid={problem !== null}
              aria-describedby={describedBy}
              className="code h-6 w-full min-w-0 bg-transparent text-body! outline-none max-md:h-9 max-md:text-title!"
              value={box.draft}
              onChange={(event) => box.type(event.target.value)}
              onKeyDown={box.onKeyDown}
              onClick={box.open}
              onFocus={onUse}
              onBlur={box.close}
            />
          </span>
          {shown ? <span className="whitespace-nowrap text-ink-3 text-small">{shown}</span> : null}
          <Kbd>/</Kbd>
        </div>
        {items.length > 0 ? (
          <SuggestionList
            id={`${id}-list`}
            of={of}
            items={items}
            active={active}
            examples={examples}
            onTake={box.take}
          />
        ) : null}
        {problem === null ? null : (
          <p id={`${id}-problem`} role="alert" className="pt-1 text-bad text-small">
            {problem.detail}
          </p>
        )}
      </div>
      <QuickChips
        terms={quick}
        query={query}
        onChange={onChange}
        fieldShown={isFieldShown}
        onShowField={() => setFieldShown(!isFieldShown)}
      />
    </search>
  );
}
