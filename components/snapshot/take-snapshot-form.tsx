"use client";

import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Button } from "@/components/ui/button";
import { commandKey } from "@/components/ui/kbd";
import { Switch } from "@/components/ui/switch";
import { useFormat } from "@/components/ui/use-format";
import type { Session } from "@/lib/contract/session";
import { Description, SnapshotName } from "@/lib/contract/snapshot";
import type { Words } from "@/lib/i18n/words";
import { nameProblem } from "./problems";
import { TagField } from "./tag-field";
import { useTakeSnapshot } from "./use-take-snapshot";

interface TakeSnapshotFormProps {
  session: Session;
  knownTags: string[];
  lastSizeBytes: number | null;
  onDone: () => void;
}

/** Name, description, tags, hold. Stays open with what was typed when the server refuses. */
export function TakeSnapshotForm({ session, knownTags, lastSizeBytes, onDone }: TakeSnapshotFormProps) {
  const id = useId();
  const words = useTranslations("snapshot");
  const failureText = useFailureText();
  const format = useFormat();
  const nameField = useRef<HTMLInputElement>(null);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [name, setName] = useState(() => words(`take.suggestions.${suggestionFor(session)}`));
  const [description, setDescription] = useState("");
  const [tags, setTags] = useState<string[]>(["manual"]);
  const [hold, setHold] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = useTakeSnapshot(session.id);

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (take.isPending) return;
    const parsed = SnapshotName.safeParse(name);
    const about = Description.safeParse(description);
    setProblem(parsed.error ? words(`take.nameProblems.${nameProblem(parsed.error)}`) : null);
    if (!parsed.success) {
      nameField.current?.focus();
      return;
    }
    if (!about.success) return;
    take.mutate(
      { idempotencyKey, snapshot: { name: parsed.data, description: about.data, tags, hold } },
      { onSuccess: onDone },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit();
  };
  const refusal = take.isError ? failureText(take.error) : null;

  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <div className="flex flex-col gap-3 p-4">
        <div>
          <h2 className="font-medium text-strong">{words("take.title")}</h2>
          <p className="text-ink-2 text-small">{savesText(session, words)}</p>
        </div>
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}-name`} className="text-ink-2 text-small">
            {words("take.name")}
          </label>
          <input
            id={`${id}-name`}
            ref={nameField}
            className="field font-mono"
            value={name}
            onChange={(event) => setName(event.target.value)}
            onFocus={(event) => event.target.select()}
            autoComplete="off"
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : `${id}-problem`}
          />
          {problem === null ? null : (
            <p id={`${id}-problem`} role="alert" className="text-bad text-small">
              {problem}
            </p>
          )}
        </div>
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}-about`} className="text-ink-2 text-small">
            {words("take.description")} <span className="text-ink-3">{words("take.optional")}</span>
          </label>
          <textarea
            id={`${id}-about`}
            className="field resize-y"
            rows={1}
            maxLength={2000}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
            placeholder={words("take.descriptionHint")}
          />
        </div>
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}-tags`} className="text-ink-2 text-small">
            {words("take.tags")}
          </label>
          <TagField id={`${id}-tags`} tags={tags} onChange={setTags} known={knownTags} folded />
        </div>
        <div className="flex min-h-6 items-center gap-3 max-md:min-h-11">
          <Switch id={`${id}-hold`} checked={hold} onChange={setHold} />
          <label htmlFor={`${id}-hold`}>
            {words("take.hold")} <span className="pl-1 text-ink-3 text-small">{words("take.holdMeans")}</span>
          </label>
        </div>
      </div>
      <div className="flex flex-col gap-2 border-line border-t bg-canvas px-4 py-3">
        {refusal === null ? null : (
          <p role="alert" className="text-bad text-small">
            {words("take.refused", { why: refusal })}
          </p>
        )}
        <div className="flex items-center gap-2">
          <span className="flex-1 whitespace-nowrap text-ink-3 text-small max-md:hidden">
            {lastSizeBytes === null ? null : words("take.about", { size: format.bytes(lastSizeBytes) })}
          </span>
          <Button onClick={onDone} keys={["Esc"]}>
            {words("take.cancel")}
          </Button>
          <Button
            type="submit"
            look="solid"
            busy={take.isPending ? words("take.taking") : false}
            keys={[commandKey(), "↵"]}
          >
            {words("take.title")}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** A name to begin with: what is going on now. */
function suggestionFor({ status, run }: Session): "failing" | "degraded" | "running" | "quiet" {
  if (status === "failing" || status === "degraded") return status;
  return run === null ? "quiet" : "running";
}

function savesText({ context, run }: Session, words: Words<"snapshot">): string {
  const what =
    context.messages === null
      ? words("take.savesAll")
      : words("take.saves", {
          what: `${words("take.messages", { count: context.messages })}, ${words("take.rest")}`,
        });
  return run === null ? what : `${what} ${words("take.runGoesOn")}`;
}
