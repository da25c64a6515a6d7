"use client";

import type { Ref } from "react";
import { useTranslations } from "use-intl";
import type { ReasonPick } from "./reason-picks";

interface ReasonFieldProps {
  id: string;
  ref: Ref<HTMLInputElement>;
  value: string;
  picks: ReasonPick[];
  onChange: (reason: string) => void;
  /** It was asked for and is not there. */
  missing: boolean;
}

/** Why, in a few words: a pick fills the text, which stays editable. */
export function ReasonField({ id, ref, value, picks, onChange, missing }: ReasonFieldProps) {
  const words = useTranslations("rollback.reason");
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id}>
        <span className="font-medium">{words("label")}</span>{" "}
        <span className="text-ink-3">{words("required")}</span>
      </label>
      <input
        id={id}
        ref={ref}
        className="field"
        value={value}
        maxLength={2000}
        autoComplete="off"
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-problem` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {missing ? (
        <p id={`${id}-problem`} role="alert" className="text-bad text-small">
          {words("missing")}
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll sideways in every browser */}
      <div
        role="group"
        aria-label={words("picks")}
        className="flex flex-wrap gap-1.5 max-md:scroll-x max-md:-mx-4 max-md:flex-nowrap max-md:px-4 max-md:py-1"
      >
        {picks.map(({ title, text }, index) => (
          <button
            key={title}
            type="button"
            className="chip shrink-0"
            aria-pressed={value === text || value.startsWith(`${title} `)}
            aria-keyshortcuts={String(index + 1)}
            {...(index === 0 ? { "data-first-focus": "" } : {})}
            onClick={() => onChange(text)}
          >
            {title}
          </button>
        ))}
      </div>
    </div>
  );
}
