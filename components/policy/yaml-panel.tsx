"use client";

import { CircleCheck, CircleX } from "lucide-react";
import { type RefObject, useId } from "react";
import { useTranslations } from "use-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { Pill } from "@/components/ui/pill";
import type { PolicyProblem } from "@/lib/contract/policy";
import type { FormProps } from "./form-props";
import { Panel } from "./panel";
import { ProblemNote } from "./problem-note";
import { YamlEditor } from "./yaml-editor";

interface YamlPanelProps extends FormProps {
  fileName: string;
  readOnly: boolean;
  field: RefObject<HTMLTextAreaElement | null>;
  onJump: (problem: PolicyProblem) => void;
}

/** The whole document as text, with what is wrong with it under it. */
export function YamlPanel({ draft, onFix, fileName, readOnly, field, onJump }: YamlPanelProps) {
  const words = useTranslations("policy.yaml");
  const policyWords = useTranslations("policy");
  const id = useId();
  const { text, changed, problems, errors } = draft;
  return (
    <Panel
      title={words("title")}
      aside={
        <>
          <span className="code">{fileName}</span>
          <CopyButton text={text} what={words("what")} />
        </>
      }
    >
      <YamlEditor
        text={text}
        changed={changed}
        bad={new Set(errors.map(({ line }) => line))}
        readOnly={readOnly}
        describedBy={problems.length > 0 ? id : undefined}
        field={field}
        onChange={(next) => draft.write(next)}
      />
      {problems.length === 0 ? null : (
        <ul id={id} className="max-h-40 shrink-0 overflow-y-auto border-line border-t px-4 py-2">
          {problems.map((problem) => (
            <li
              key={`${problem.line}:${problem.column}:${problem.path}`}
              className="flex items-baseline gap-2 py-0.5"
            >
              <button
                type="button"
                className="link shrink-0 text-ink-2 text-small"
                onClick={() => onJump(problem)}
              >
                {words("atLine", { line: String(problem.line) })}
              </button>
              <ProblemNote id={`${id}-${problem.line}-${problem.column}`} problem={problem} onFix={onFix} />
            </li>
          ))}
        </ul>
      )}
      <div className="flex h-9 shrink-0 items-center gap-4 border-line border-t px-4 text-small">
        {errors.length === 0 ? (
          <Pill tone="ok" icon={<CircleCheck size={14} />}>
            {words("valid")}
          </Pill>
        ) : (
          <Pill tone="bad" icon={<CircleX size={14} />}>
            {policyWords("problems", { count: errors.length })}
          </Pill>
        )}
        {changed.size === 0 ? null : (
          <span className="inline-flex items-center gap-1.5 text-ink-3">
            <span aria-hidden="true" className="inline-block h-3 w-[3px] bg-action" />
            {words("changed", { count: changed.size })}
          </span>
        )}
      </div>
    </Panel>
  );
}
