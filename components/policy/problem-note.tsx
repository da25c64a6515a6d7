"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { PolicyProblem } from "@/lib/contract/policy";

interface ProblemNoteProps {
  id: string;
  problem: PolicyProblem;
  onFix: (problem: PolicyProblem) => void;
}

/** What is wrong and how to mend it, in the same words wherever it shows. */
export function ProblemNote({ id, problem, onFix }: ProblemNoteProps) {
  const words = useTranslations("policy");
  const { severity, message, fix } = problem;
  return (
    <p
      id={id}
      className={`flex flex-wrap items-center gap-2 text-small ${severity === "error" ? "text-bad" : "text-warn"}`}
    >
      <span>
        {message} {fix.value === null ? `${fix.text}.` : null}
      </span>
      {fix.value === null ? null : (
        <Button size="s" onClick={() => onFix(problem)}>
          {words("fix", { value: fix.value })}
        </Button>
      )}
    </p>
  );
}
