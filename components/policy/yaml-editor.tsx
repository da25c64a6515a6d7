"use client";

import { type RefObject, useId } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { type YamlPiece, yamlPieces } from "./yaml-pieces";

const COLOURS: Record<YamlPiece["kind"], string> = {
  space: "",
  sign: "text-ink-2",
  key: "text-ink",
  value: "text-action",
  comment: "text-ink-3",
};

interface YamlEditorProps {
  text: string;
  changed: ReadonlySet<number>;
  /** The numbers of lines with an error. */
  bad: ReadonlySet<number>;
  readOnly: boolean;
  /** The element that says what is wrong. */
  describedBy: string | undefined;
  field: RefObject<HTMLTextAreaElement | null>;
  onChange: (text: string) => void;
}

/**
 * A plain text field over its own text in colours: the browser does the editing, so that every key and reading aid works.
 * Both grow with the text, and scroll together because only their box scrolls.
 */
export function YamlEditor({ text, changed, bad, readOnly, describedBy, field, onChange }: YamlEditorProps) {
  const words = useTranslations("policy.yaml");
  const id = useId();
  const lines = text.split("\n");
  const columns = Math.max(...lines.map((line) => line.length)) + 2;
  return (
    <div className="min-h-0 flex-1 overflow-auto bg-canvas py-2 font-mono text-[12px] leading-[22px]">
      <div className="relative min-w-full" style={{ width: `calc(${columns}ch + 68px)` }}>
        <div aria-hidden="true">
          {lines.map((line, index) => (
            // A line has no name but its number.
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are drawn by their number
            <Line key={index} number={index + 1} line={line} changed={changed} bad={bad} />
          ))}
        </div>
        <label htmlFor={id} className="sr-only">
          {words("label")}
        </label>
        <textarea
          id={id}
          ref={field}
          className="absolute inset-y-0 right-0 left-[60px] resize-none overflow-hidden whitespace-pre bg-transparent text-transparent caret-ink outline-none"
          rows={lines.length}
          wrap="off"
          value={text}
          readOnly={readOnly}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-invalid={bad.size > 0 || undefined}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </div>
  );
}

interface LineProps {
  number: number;
  line: string;
  changed: ReadonlySet<number>;
  bad: ReadonlySet<number>;
}

function Line({ number, line, changed, bad }: LineProps) {
  const isBad = bad.has(number);
  const isChanged = changed.has(number);
  return (
    <div className={cx("flex", isChanged && "bg-action-soft", isBad && "bg-bad-soft")}>
      <span className={cx("w-10 shrink-0 pr-2 text-right text-[11px]", isBad ? "text-bad" : "text-ink-3")}>
        {number}
      </span>
      <span className="w-5 shrink-0">
        {isBad ? (
          <span className="text-bad">×</span>
        ) : (
          isChanged && <span className="block h-full w-[3px] bg-action" />
        )}
      </span>
      <span className="whitespace-pre">
        {line === "" ? " " : null}
        {yamlPieces(line).map(({ kind, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line never move
          <span key={index} className={cx(COLOURS[kind], isBad && kind === "value" && "text-bad")}>
            {text}
          </span>
        ))}
      </span>
    </div>
  );
}
