"use client";

import { ChevronRight, CircleX } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useCommandKey } from "@/components/ui/kbd";
import { Pill } from "@/components/ui/pill";
import { DEFAULT_POLICY, type RecoveryPolicy } from "@/lib/contract/policy";
import type { PolicyDraft } from "./use-policy-draft";

interface PolicyHeaderProps {
  draft: PolicyDraft;
  policies: readonly RecoveryPolicy[];
  chosen: RecoveryPolicy;
  onChoose: (name: string) => void;
  /** Of the chosen one; undefined until the dry run has come. */
  sessionCount: number | undefined;
  saving: boolean;
  onSave: () => void;
}

/** Which policy is shown, whom it is for, and what became of the edits. */
export function PolicyHeader(props: PolicyHeaderProps) {
  const { draft, policies, chosen, onChoose, sessionCount, saving, onSave } = props;
  const words = useTranslations("policy");
  const id = useId();
  const command = useCommandKey();
  const { errors, changed } = draft;
  const patterns = chosen.appliesTo.join(", ");
  return (
    <div className="flex min-h-16 shrink-0 flex-wrap items-center gap-3 px-6 py-2 max-md:px-4">
      <h1 className="font-semibold text-page tracking-tight">{words("title")}</h1>
      {policies.length < 2 ? null : (
        <span className="inline-flex items-center gap-1.5">
          <ChevronRight size={14} className="text-ink-3" aria-hidden="true" />
          <label htmlFor={id} className="sr-only">
            {words("choose")}
          </label>
          <select
            id={id}
            className="field font-medium"
            value={chosen.name}
            onChange={(event) => onChoose(event.target.value)}
          >
            {policies.map(({ name }) => (
              <option key={name} value={name}>
                {name === DEFAULT_POLICY ? words("defaultName") : name}
              </option>
            ))}
          </select>
        </span>
      )}
      <span className="min-w-0 text-ink-2 text-small [overflow-wrap:anywhere]">
        {sessionCount === undefined
          ? words("appliesToPatterns", { patterns })
          : words("appliesTo", { patterns, count: sessionCount })}
      </span>
      <span className="flex-1" />
      <span role="status" className="text-ink-3 text-small">
        {errors.length > 0 ? (
          <Pill tone="bad" icon={<CircleX size={14} />}>
            {words("problems", { count: errors.length })}
          </Pill>
        ) : (
          changed.size > 0 && words("unsaved", { count: changed.size })
        )}
      </span>
      <div className="flex gap-2 max-md:hidden">
        {changed.size === 0 ? null : (
          <Button look="ghost" onClick={draft.discard}>
            {words("discard")}
          </Button>
        )}
        <Button
          look="solid"
          keys={[command, "S"]}
          busy={saving ? words("saving") : false}
          blocked={blockedBy(words, draft)}
          onClick={onSave}
        >
          {words("save")}
        </Button>
      </div>
    </div>
  );
}

function blockedBy(
  words: ReturnType<typeof useTranslations<"policy">>,
  { errors, changed }: PolicyDraft,
): string | null {
  if (errors.length > 0) return words("saveProblems", { count: errors.length });
  return changed.size === 0 ? words("saveNothing") : null;
}
