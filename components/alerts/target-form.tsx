"use client";

import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import type { AlertTarget, PutAlertTargetAnswer } from "@/lib/contract/alert";
import { FormField } from "./form-field";
import { draftOf, type TargetDraft, toPutOrder } from "./target-draft";
import { usePutTarget } from "./use-target";

const TYPES = ["webhook", "slack", "pagerduty"] as const;
const LEVELS = ["info", "warning", "critical"] as const;

interface TargetFormProps {
  /** Null for a new one. */
  target: AlertTarget | null;
  onSaved: (answer: PutAlertTargetAnswer) => void;
  onCancel: () => void;
}

/** Name, type, address, secret, level. Stays open with what was typed when the server refuses. */
export function TargetForm({ target, onSaved, onCancel }: TargetFormProps) {
  const id = useId();
  const words = useTranslations("alerts.form");
  const alerts = useTranslations("alerts");
  const failureText = useFailureText();
  const [draft, setDraft] = useState(() => draftOf(target));
  const put = usePutTarget();
  const change = (part: Partial<TargetDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!put.isPending) put.mutate(toPutOrder(draft), { onSuccess: onSaved });
  };

  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <DialogBody
        title={target === null ? words("titleNew") : words("titleEdit", { name: target.name })}
        footer={
          <>
            {put.isError ? (
              <p role="alert" className="text-bad text-small">
                {words("refused", { why: failureText(put.error) })}
              </p>
            ) : null}
            <div className="flex justify-end gap-2">
              <Button onClick={onCancel} keys={["Esc"]}>
                {words("cancel")}
              </Button>
              <Button type="submit" look="solid" busy={put.isPending ? words("saving") : false}>
                {words("save")}
              </Button>
            </div>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          {target === null ? (
            <>
              <FormField
                id={`${id}-name`}
                label={words("name")}
                help={words("nameHint")}
                value={draft.name}
                onChange={(name) => change({ name })}
                first
              />
              <div>
                <Segmented
                  label={words("type")}
                  value={draft.type}
                  options={TYPES.map((value) => ({ value, label: alerts(`types.${value}`) }))}
                  onChange={(type) => change({ type, secret: "" })}
                />
              </div>
            </>
          ) : null}
          <AddressFields id={id} draft={draft} origin={target?.origin ?? null} onChange={change} />
          <div className="flex flex-col items-start gap-1">
            <span aria-hidden="true" className="text-ink-2 text-small">
              {words("level")}
            </span>
            <Segmented
              label={words("level")}
              value={draft.minSeverity}
              options={LEVELS.map((value) => ({ value, label: alerts(`levels.${value}`) }))}
              onChange={(minSeverity) => change({ minSeverity })}
            />
            <p className="text-ink-3 text-small">{words("levelHelp")}</p>
          </div>
          <div className="flex min-h-6 items-center gap-3 max-md:min-h-11">
            <Switch id={`${id}-on`} checked={draft.enabled} onChange={(enabled) => change({ enabled })} />
            <label htmlFor={`${id}-on`}>{words("enabled")}</label>
          </div>
        </div>
      </DialogBody>
    </form>
  );
}

interface AddressFieldsProps {
  id: string;
  draft: TargetDraft;
  /** Where it goes now. */
  origin: string | null;
  onChange: (part: Partial<TargetDraft>) => void;
}

/** Address and secret are never shown once they are set: what is typed here replaces them. */
function AddressFields({ id, draft: { type, url, secret }, origin, onChange }: AddressFieldsProps) {
  const words = useTranslations("alerts.form");
  const rule = words.rich("urlHelp", { variable: (text) => <code className="code">{text}</code> });
  const known = origin === null ? null : words("urlStays", { origin });
  const help = { webhook: known ?? rule, slack: known ?? rule, pagerduty: known ?? words("urlPager") };
  const secretHelp = origin === null ? words("secretNew") : words("secretStays");
  return (
    <>
      <FormField
        id={`${id}-url`}
        type="url"
        label={words("url")}
        help={help[type]}
        value={url}
        onChange={(next) => onChange({ url: next })}
        first={origin !== null}
      />
      {type === "slack" ? null : (
        <FormField
          id={`${id}-secret`}
          type="password"
          label={type === "webhook" ? words("secret") : words("routingKey")}
          help={type === "pagerduty" && origin === null ? words("routingKeyHelp") : secretHelp}
          value={secret}
          onChange={(next) => onChange({ secret: next })}
        />
      )}
    </>
  );
}
