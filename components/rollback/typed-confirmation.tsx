"use client";

import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Words } from "@/lib/i18n/words";

interface TypedConfirmationProps {
  id: string;
  /** What has to be typed, to the letter. */
  expected: string;
  value: string;
  onChange: (value: string) => void;
}

/** For protected sessions: the name has to be typed. */
export function TypedConfirmation({ id, expected, value, onChange }: TypedConfirmationProps) {
  const words = useTranslations("rollback");
  const name = (chunks: ReactNode) => (
    <span className="code mx-1 rounded-s border border-line-strong px-1.5 py-0.5 font-regular">{chunks}</span>
  );
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="flex items-baseline gap-2">
        <Lock size={14} className="shrink-0 self-center text-ink-3" aria-hidden="true" />
        <span className="font-medium leading-6">
          {words.rich("typed.label", { name, session: expected })}
        </span>
      </label>
      <input
        id={id}
        className="field font-mono"
        value={value}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-describedby={`${id}-left`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-left`} className="text-ink-3 text-small">
        {progressText(expected, value, words)}
      </p>
    </div>
  );
}

function progressText(expected: string, value: string, words: Words<"rollback">): string {
  if (value === expected) return words("typed.confirmed");
  if (expected.startsWith(value)) return words("typed.left", { count: expected.length - value.length });
  return words("typed.wrong");
}
