/* biome-ignore-all lint/a11y/useSemanticElements: the options of a combobox, which keeps the focus */
/* biome-ignore-all lint/a11y/useFocusableInteractive: the combobox keeps the focus and names the active option */
/* biome-ignore-all lint/a11y/useKeyWithClickEvents: the combobox has the keys */
/* biome-ignore-all lint/a11y/noStaticElementInteractions: a press on the box must not take the focus from the field */
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { KeyHint } from "@/components/ui/key-hint";
import { useFormat } from "@/components/ui/use-format";
import type { Suggestion } from "./suggest";

/** Terms that show what the language can do, from the list at hand. */
export interface FilterExamples {
  exclude: string;
  either: string;
  compare: string;
}

interface SuggestionListProps {
  id: string;
  of: string | null;
  items: readonly Suggestion[];
  active: number | null;
  examples: FilterExamples;
  onTake: (suggestion: Suggestion) => void;
}

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

export function SuggestionList({ id, of, items, active, examples, onTake }: SuggestionListProps) {
  const words = useTranslations("filter");
  const title = of === null ? words("suggestions") : words("valuesFor", { key: of });
  return (
    <div
      onMouseDown={(event) => event.preventDefault()}
      className="absolute top-full left-0 z-inspector mt-2 w-[520px] max-w-full overflow-hidden rounded-l border border-line-strong bg-overlay shadow-2"
    >
      <p className="cap px-3 pt-2.5 pb-1" aria-hidden="true">
        {title}
      </p>
      <div role="listbox" id={id} aria-label={title} className="max-h-[45dvh] overflow-y-auto">
        {items.map((item, index) => (
          <Option
            key={item.text}
            id={optionId(id, index)}
            item={item}
            active={index === active}
            onTake={() => onTake(item)}
          />
        ))}
      </div>
      <Examples examples={examples} />
      <p className="flex h-8 items-center gap-4 border-line border-t px-3 text-ink-3 text-micro max-md:hidden">
        <KeyHint keys={["↑", "↓"]} does={words("choose")} />
        <KeyHint keys={["Tab"]} does={words("complete")} />
        <KeyHint keys={["↵"]} does={words("apply")} />
      </p>
    </div>
  );
}

interface OptionProps {
  id: string;
  item: Suggestion;
  active: boolean;
  onTake: () => void;
}

function Option({ id, item, active, onTake }: OptionProps) {
  const format = useFormat();
  return (
    <div
      role="option"
      id={id}
      ref={active ? scrollToIt : undefined}
      aria-selected={active}
      onClick={onTake}
      className={cx(
        "flex h-8 cursor-pointer items-center gap-3 px-3 max-md:h-11",
        active ? "bg-selected shadow-[inset_2px_0_0_var(--cb-action)]" : "hover:bg-hover",
      )}
    >
      <span className="code shrink-0 text-ink">{item.text}</span>
      <span className="flex-1 truncate text-ink-3 text-small">{item.about}</span>
      {item.count === undefined ? null : (
        <span className="num text-ink-3 text-small">{format.count(item.count)}</span>
      )}
    </div>
  );
}

const scrollToIt = (option: HTMLElement | null) => option?.scrollIntoView({ block: "nearest" });

function Examples({ examples }: { examples: FilterExamples }) {
  const words = useTranslations("filter");
  const shown = [
    [examples.exclude, words("exclude")],
    [examples.either, words("either")],
    [examples.compare, words("compare")],
    [words("exactExample"), words("exact")],
  ] as const;
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 border-line border-t px-3 py-2 text-ink-3 text-micro">
      {shown.map(([term, meaning]) => (
        <span key={term}>
          <span className="code text-ink-2">{term}</span> {meaning}
        </span>
      ))}
    </p>
  );
}
