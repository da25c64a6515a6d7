"use client";

import { Plus, X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Tag, Tags } from "@/lib/contract/snapshot";
import { tagProblem } from "./problems";

interface TagFieldProps {
  id: string;
  tags: string[];
  onChange: (tags: string[]) => void;
  /** Tags that are used elsewhere in the session: one click adds them. */
  known: string[];
  /** The field and what is known wait behind a button. */
  folded?: boolean;
}

/** Tags as chips: a click on one takes it away, typing and Enter adds one. */
export function TagField({ id, tags, onChange, known, folded = false }: TagFieldProps) {
  const words = useTranslations("snapshot.tag");
  const [draft, setDraft] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(!folded);

  const add = (text: string) => {
    const tag = Tag.safeParse(text);
    const all = tag.success ? Tags.safeParse([...tags, tag.data]) : tag;
    if (!tag.success || !all.success) {
      setProblem(words(`problems.${tagProblem(tag.error, all.error)}`));
      return;
    }
    setProblem(null);
    setDraft("");
    onChange([...tags, tag.data]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    if ((event.key === "Enter" || event.key === "," || event.key === " ") && draft.trim() !== "") {
      event.preventDefault();
      add(draft);
    } else if (event.key === "Enter") event.preventDefault();
    if (event.key === "Backspace" && draft === "") onChange(tags.slice(0, -1));
  };

  const offered = isAdding ? known.filter((tag) => !tags.includes(tag)).slice(0, 6) : [];
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-1.5">
        {tags.map((tag) => (
          <button
            key={tag}
            type="button"
            className="chip h-6! px-2! max-md:h-11! max-md:px-3!"
            aria-pressed="true"
            aria-label={words("remove", { tag })}
            onClick={() => onChange(tags.filter((other) => other !== tag))}
          >
            {tag}
            <X size={12} aria-hidden="true" />
          </button>
        ))}
        {offered.map((tag) => (
          <button
            key={tag}
            type="button"
            className="chip h-6! px-2! max-md:h-11! max-md:px-3!"
            aria-label={words("add", { tag })}
            onClick={() => add(tag)}
          >
            <Plus size={12} aria-hidden="true" />
            {tag}
          </button>
        ))}
        {isAdding ? null : (
          <button
            type="button"
            id={id}
            className="chip h-6! px-2! max-md:h-11! max-md:px-3!"
            aria-label={words("addOne")}
            onClick={() => setAdding(true)}
          >
            <Plus size={12} aria-hidden="true" />
          </button>
        )}
      </div>
      {isAdding ? (
        <input
          id={id}
          ref={folded ? focusOn : undefined}
          className="field"
          value={draft}
          placeholder={words("hint")}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => draft.trim() !== "" && add(draft)}
        />
      ) : null}
      {problem === null ? null : (
        <p id={`${id}-problem`} role="alert" className="text-bad text-small">
          {problem}
        </p>
      )}
    </div>
  );
}

/** The button that was pressed is gone: its field takes the focus. */
const focusOn = (field: HTMLInputElement | null) => field?.focus({ preventScroll: true });
