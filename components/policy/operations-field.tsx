"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { ValuePath } from "@/lib/policy/form-document";
import type { FormProps } from "./form-props";

interface OperationsFieldProps extends FormProps {
  /** Of this policy's `beforeOperations`. */
  path: ValuePath;
  inherited: readonly string[];
}

/** The operations before which a snapshot is taken. Enter or a comma adds the one that was typed. */
export function OperationsField({ path, inherited, draft }: OperationsFieldProps) {
  const words = useTranslations("policy.settings");
  const id = useId();
  const [typed, setTyped] = useState("");
  const { document } = draft;
  const length = document.length(path);
  const operations =
    length === undefined
      ? inherited
      : Array.from({ length }, (_, index) => document.written([...path, index]) ?? "");
  const change = (next: string[]) =>
    draft.set(path, next.length === 0 && inherited.length === 0 ? undefined : next);
  const add = () => {
    const operation = typed.trim();
    setTyped("");
    if (operation !== "" && !operations.includes(operation)) change([...operations, operation]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add();
    } else if (event.key === "Backspace" && typed === "") change(operations.slice(0, -1));
  };
  return (
    <div className="mt-3">
      <label htmlFor={id} className="text-ink-2 text-small">
        {words("beforeOperations")}
      </label>
      <div className="field mt-1 flex flex-wrap items-center gap-1.5">
        {operations.map((operation) => (
          <span
            key={operation}
            className="code inline-flex h-6 items-center rounded-s border border-line-strong bg-raised pl-1.5"
          >
            {operation}
            <button
              type="button"
              className="inline-flex size-6 items-center justify-center text-ink-3 hover:text-ink"
              aria-label={words("removeOperation", { operation })}
              onClick={() => change(operations.filter((kept) => kept !== operation))}
            >
              <X size={12} aria-hidden="true" />
            </button>
          </span>
        ))}
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          className="code min-w-24 flex-1 bg-transparent outline-none"
          placeholder={words("addOperation")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
        />
      </div>
    </div>
  );
}
