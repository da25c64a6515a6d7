"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { Switch } from "@/components/ui/switch";
import { TRIGGER_TYPES, type TriggerType } from "@/lib/contract/names";
import type { PolicyPreview, RecoveryPolicy } from "@/lib/contract/policy";
import type { ValuePath } from "@/lib/policy/form-document";
import type { FormProps } from "./form-props";
import { FIRST_LIMITS, toWritten, writeLimit } from "./policy-form";
import { problemAt } from "./policy-place";
import { ProblemNote } from "./problem-note";

interface TriggerRowsProps extends FormProps {
  /** Of this policy's `triggers`. */
  path: ValuePath;
  policy: RecoveryPolicy;
  passed: PolicyPreview["passed"] | undefined;
}

/** The limits that are watched, each with how often it was passed. */
export const TriggerRows = (props: TriggerRowsProps) => (
  <div className="border-line border-b">
    {TRIGGER_TYPES.map((type) => (
      <TriggerRow key={type} type={type} {...props} />
    ))}
  </div>
);

function TriggerRow({ type, path, policy, passed, draft, onFix }: TriggerRowsProps & { type: TriggerType }) {
  const words = useTranslations("policy.settings");
  const id = useId();
  const { document } = draft;
  const written = Array.from({ length: document.length(path) ?? 0 }, (_, index) =>
    document.written([...path, index, "type"]),
  );
  const index = written.indexOf(type);
  const inherited = document.length(path) === undefined ? policy.autoRollback.triggers : [];
  const own = inherited.find((trigger) => trigger.type === type);
  const on = index >= 0 || own !== undefined;
  const limitPath = [...path, index, "threshold"];
  const limit = index >= 0 ? document.written(limitPath) : own && writeLimit(own);
  const problem = index >= 0 ? problemAt(draft.problems, limitPath) : undefined;

  /** A policy that takes its limits from the default one gets a list of its own as soon as one is another. */
  const ownList = () => inherited.map((trigger) => ({ type: trigger.type, threshold: writeLimit(trigger) }));
  const turn = (next: boolean) => {
    const added = { type, threshold: FIRST_LIMITS[type] };
    if (document.length(path) === undefined)
      draft.set(path, next ? [...ownList(), added] : ownList().filter((trigger) => trigger.type !== type));
    else if (next) draft.set([...path, written.length], added);
    else draft.set([...path, index], undefined);
  };
  const change = (typed: string) => {
    if (index >= 0) draft.set(limitPath, toWritten(typed) ?? "");
    else
      draft.set(
        path,
        ownList().map((trigger) =>
          trigger.type === type ? { type, threshold: toWritten(typed) ?? "" } : trigger,
        ),
      );
  };

  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-line border-t py-1">
      <Switch id={id} checked={on} onChange={turn} />
      <label htmlFor={id} className="w-28">
        {words(`triggers.${type}`)}
      </label>
      <span aria-hidden="true" className="num text-ink-3">
        &gt;
      </span>
      <input
        type="text"
        className="field code w-26"
        autoComplete="off"
        spellCheck={false}
        aria-label={words("limitOf", { trigger: words(`triggers.${type}`) })}
        value={limit ?? ""}
        placeholder={words("off")}
        disabled={!on}
        aria-invalid={problem?.severity === "error" || undefined}
        aria-describedby={problem ? `${id}-note` : undefined}
        onChange={(event) => change(event.target.value)}
      />
      <span className="flex-1 text-right text-ink-3 text-small">
        {passed === undefined || !on ? null : words("passed", { count: passed[type] })}
      </span>
      {problem ? <ProblemNote id={`${id}-note`} problem={problem} onFix={onFix} /> : null}
    </div>
  );
}
