"use client";

import type { ReactNode } from "react";

interface FormFieldProps {
  id: string;
  label: string;
  help?: ReactNode;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "url" | "password";
  first?: boolean;
}

/** A line of text with its label, and under it what is expected. */
export const FormField = ({ id, label, help, value, onChange, type = "text", first }: FormFieldProps) => (
  <div className="flex flex-col gap-1">
    <label htmlFor={id} className="text-ink-2 text-small">
      {label}
    </label>
    <input
      id={id}
      type={type}
      className="field code"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="off"
      spellCheck={false}
      aria-describedby={help ? `${id}-help` : undefined}
      {...(first ? { "data-first-focus": "" } : {})}
    />
    {help ? (
      <p id={`${id}-help`} className="text-ink-3 text-small">
        {help}
      </p>
    ) : null}
  </div>
);
