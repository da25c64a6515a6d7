"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import type { Json } from "@/lib/contract/json";
import type { PolicyPreview, RecoveryPolicy } from "@/lib/contract/policy";
import type { ValuePath } from "@/lib/policy/form-document";
import type { FormProps } from "./form-props";
import { OperationsField } from "./operations-field";
import { Panel } from "./panel";
import { toPatterns, toWritten, writeLength } from "./policy-form";
import { problemAt } from "./policy-place";
import { SwitchRow } from "./switch-row";
import { TextField } from "./text-field";
import { TriggerRows } from "./trigger-rows";
import type { PolicyDraft } from "./use-policy-draft";

interface SettingsPanelProps extends FormProps {
  /** Where the policy stands in the document. */
  place: ValuePath;
  /** The policy as it was last valid: what holds where nothing is written. */
  policy: RecoveryPolicy;
  passed: PolicyPreview["passed"] | undefined;
}

/** One policy as a form. Each field shows what is written in the document, and writes there. */
export function SettingsPanel({ draft, onFix, place, policy, passed }: SettingsPanelProps) {
  const words = useTranslations("policy.settings");
  const policyWords = useTranslations("policy");
  const { document, problems } = draft;
  const { autoRollback, snapshotPolicy } = policy;
  const auto = (key: string): ValuePath => [...place, "autoRollback", key];
  const kept = (key: string): ValuePath => [...place, "snapshotPolicy", key];
  const isOn = (path: ValuePath, fallback: boolean) => {
    const written = document.written(path);
    return written === undefined ? fallback : written === "true";
  };
  const field = (path: ValuePath, label: string, fallback: string) => ({
    label,
    fallback,
    value: document.written(path),
    problem: problemAt(problems, path),
    onChange: (typed: string) => draft.set(path, toWritten(typed)),
    onFix,
  });
  const action =
    document.written(auto("action")) === "notify" ? "notify" : autoRollbackAction(draft, auto, policy);
  const preserves = isOn(auto("preserveMemory"), autoRollback.preserveMemory);

  return (
    <Panel
      title={words("title")}
      aside={draft.changed.size > 0 ? words("changes", { count: draft.changed.size }) : null}
    >
      <fieldset disabled={!document.readable} className="min-h-0 flex-1 overflow-y-auto px-4 pt-1.5 pb-3">
        {document.readable ? null : <p className="py-2 text-small text-warn">{policyWords("broken")}</p>}
        <AppliesTo draft={draft} onFix={onFix} place={place} policy={policy} />
        <SwitchRow
          label={words("autoRollback")}
          checked={isOn(auto("enabled"), autoRollback.enabled)}
          onChange={(checked) => draft.set(auto("enabled"), checked)}
        />
        <div className="flex flex-wrap items-start gap-3 pb-2">
          <span className="w-40 shrink-0 text-ink-2 leading-8">{words("action")}</span>
          <div className="min-w-0 flex-1">
            <Segmented
              label={words("action")}
              value={action}
              options={(["notify", "rollback"] as const).map((value) => ({
                value,
                label: words(`actions.${value}`),
              }))}
              onChange={(value) => draft.set(auto("action"), value)}
            />
            <p className="mt-1 text-ink-3 text-small">{words(`actionHelp.${action}`)}</p>
          </div>
        </div>
        <TriggerRows draft={draft} onFix={onFix} path={auto("triggers")} policy={policy} passed={passed} />
        <Target draft={draft} path={auto("target")} fallback={autoRollback.target} />
        <SwitchRow
          label={words("preserveMemory")}
          checked={preserves}
          onChange={(checked) => draft.set(auto("preserveMemory"), checked)}
        >
          {words(preserves ? "keepsMemory" : "restoresMemory")}
        </SwitchRow>
        <div className="grid grid-cols-4 gap-3 py-2 max-xl:grid-cols-2">
          <TextField {...field(auto("window"), words("window"), writeLength(autoRollback.windowMs))} />
          <TextField {...field(auto("minRuns"), words("minRuns"), String(autoRollback.minRuns))} />
          <TextField {...field(auto("cooldown"), words("cooldown"), writeLength(autoRollback.cooldownMs))} />
          <TextField {...field(auto("maxPerHour"), words("maxPerHour"), String(autoRollback.maxPerHour))} />
        </div>
        <h3 className="mt-1 flex h-10 items-center border-line border-t font-medium">{words("snapshots")}</h3>
        <div className="grid grid-cols-3 gap-3">
          <TextField
            {...field(
              kept("interval"),
              words("interval"),
              writeLength(snapshotPolicy.intervalMs) || words("off"),
            )}
          />
          <TextField
            {...field(
              kept("maxSnapshots"),
              words("maxSnapshots"),
              snapshotPolicy.maxSnapshots === null ? words("off") : String(snapshotPolicy.maxSnapshots),
            )}
          />
          <TextField
            {...field(
              kept("retention"),
              words("retention"),
              writeLength(snapshotPolicy.retentionMs) || words("off"),
            )}
          />
        </div>
        <OperationsField
          draft={draft}
          onFix={onFix}
          path={kept("beforeOperations")}
          inherited={snapshotPolicy.beforeOperations}
        />
      </fieldset>
    </Panel>
  );
}

/** What is written, or what the policy has without it. */
function autoRollbackAction(
  { document }: PolicyDraft,
  auto: (key: string) => ValuePath,
  { autoRollback }: RecoveryPolicy,
): "notify" | "rollback" {
  return document.written(auto("action")) === undefined ? autoRollback.action : "rollback";
}

function AppliesTo({
  draft,
  onFix,
  place,
  policy,
}: FormProps & { place: ValuePath; policy: RecoveryPolicy }) {
  const words = useTranslations("policy.settings");
  const { document } = draft;
  const path = [...place, "appliesTo"];
  const length = document.length(path);
  const written =
    length === undefined
      ? document.written(path)
      : Array.from({ length }, (_, index) => document.written([...path, index]) ?? "").join(", ");
  const change = (typed: string) => draft.set(path, toPatterns(typed) satisfies Json | undefined);
  return (
    <div className="py-2">
      <TextField
        wide
        label={words("appliesTo")}
        value={written}
        fallback={policy.appliesTo.join(", ")}
        problem={problemAt(draft.problems, path)}
        onChange={change}
        onFix={onFix}
      />
      <p className="mt-1 text-ink-3 text-small">{words("appliesToHelp")}</p>
    </div>
  );
}

interface TargetProps {
  draft: PolicyDraft;
  path: ValuePath;
  fallback: RecoveryPolicy["autoRollback"]["target"];
}

function Target({ draft, path, fallback }: TargetProps) {
  const words = useTranslations("policy.settings");
  const id = useId();
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-3">
      <label htmlFor={id} className="w-40 shrink-0 text-ink-2">
        {words("target")}
      </label>
      <select
        id={id}
        className="field min-w-0 flex-1"
        value={draft.document.written(path) ?? fallback}
        onChange={(event) => draft.set(path, event.target.value)}
      >
        {(["last-healthy", "latest"] as const).map((target) => (
          <option key={target} value={target}>
            {words(`targets.${target}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
