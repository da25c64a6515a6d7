import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";

interface FilterTokenProps {
  text: string;
  /** The server could not make sense of it. */
  wrong: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

/** One term of the query as a chip: pressed it can be typed anew, its cross takes it away. */
export function FilterToken({ text, wrong, onEdit, onRemove }: FilterTokenProps) {
  const words = useTranslations("filter");
  const [, key = "", value = text] = /^(-?[A-Za-z][\w-]*:)(.*)$/s.exec(text) ?? [];
  return (
    <span
      className={cx(
        "code inline-flex h-6 min-w-0 items-center rounded-s border bg-raised max-md:h-9",
        wrong ? "border-bad" : "border-line-strong",
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        onClick={onEdit}
        aria-label={words("edit", { term: text })}
        className={cx(
          "h-full min-w-6 truncate pl-1.5",
          wrong && "underline decoration-2 decoration-bad underline-offset-2",
        )}
      >
        <span className="text-ink-3">{key}</span>
        <span className="text-ink">{value}</span>
      </button>
      <button
        type="button"
        onClick={onRemove}
        aria-label={words("remove", { term: text })}
        className="inline-flex h-full w-6 items-center justify-center text-ink-3 hover:text-ink max-md:w-11"
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  );
}
