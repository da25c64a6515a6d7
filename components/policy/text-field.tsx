"use client";

import { useId } from "react";
import type { PolicyProblem } from "@/lib/contract/policy";
import { ProblemNote } from "./problem-note";

interface TextFieldProps {
  label: string;
  /** As it is written in the document. */
  value: string | undefined;
  /** What holds while nothing is written. */
  fallback: string;
  problem: PolicyProblem | undefined;
  onChange: (value: string) => void;
  onFix: (problem: PolicyProblem) => void;
  /** The label is read out, and not drawn. */
  labelHidden?: boolean;
  wide?: boolean;
}

/** One value of the document, written as in the document. */
export function TextField({
  label,
  value,
  fallback,
  problem,
  onChange,
  onFix,
  labelHidden,
  wide,
}: TextFieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={labelHidden ? "sr-only" : "text-ink-2 text-small"}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        className={`field code ${wide ? "w-full" : "w-full min-w-0"}`}
        value={value ?? ""}
        placeholder={fallback}
        aria-invalid={problem?.severity === "error" || undefined}
        aria-describedby={problem ? noteId : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem ? <ProblemNote id={noteId} problem={problem} onFix={onFix} /> : null}
    </div>
  );
}
