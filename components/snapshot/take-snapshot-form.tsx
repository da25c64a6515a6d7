"use client";

import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { commandKey } from "@/components/ui/kbd";
import { countOf } from "@/components/ui/number-text";
import { Switch } from "@/components/ui/switch";
import { isAppError } from "@/lib/contract/errors";
import type { Session } from "@/lib/contract/session";
import { Description, SnapshotName } from "@/lib/contract/snapshot";
import { TagField } from "./tag-field";
import { useTakeSnapshot } from "./use-take-snapshot";

interface TakeSnapshotFormProps {
  session: Session;
  knownTags: string[];
  onDone: () => void;
}

/** Name, description, tags, hold. Stays open with what was typed when the server refuses. */
export function TakeSnapshotForm({ session, knownTags, onDone }: TakeSnapshotFormProps) {
  const id = useId();
  const nameField = useRef<HTMLInputElement>(null);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [name, setName] = useState("");
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
    setProblem(parsed.error?.issues[0]?.message ?? null);
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
  const refusal = take.isError ? sentenceOf(take.error) : null;

  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <div className="flex flex-col gap-3 p-4">
        <div>
          <h2 className="font-medium text-strong">Take snapshot</h2>
          <p className="text-ink-2 text-small">{saves(session)}</p>
        </div>
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}-name`} className="text-small">
            Name
          </label>
          <input
            id={`${id}-name`}
            ref={nameField}
            className="field font-mono"
            value={name}
            onChange={(event) => setName(event.target.value)}
            placeholder="before-…"
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
          <label htmlFor={`${id}-about`} className="text-small">
            Description <span className="text-ink-3">optional</span>
          </label>
          <textarea
            id={`${id}-about`}
            className="field resize-y"
            rows={1}
            maxLength={2000}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
            placeholder="What should the next person know?"
          />
        </div>
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}-tags`} className="text-small">
            Tags
          </label>
          <TagField id={`${id}-tags`} tags={tags} onChange={setTags} known={knownTags} />
        </div>
        <div className="flex min-h-6 items-center gap-3 max-md:min-h-11">
          <Switch id={`${id}-hold`} checked={hold} onChange={setHold} />
          <label htmlFor={`${id}-hold`}>
            Hold <span className="pl-1 text-ink-3">it is never deleted by itself</span>
          </label>
        </div>
      </div>
      <div className="flex flex-col gap-2 border-line border-t bg-canvas px-4 py-3">
        {refusal === null ? null : (
          <p role="alert" className="text-bad text-small">
            No snapshot was taken. {refusal}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onDone} keys={["Esc"]}>
            Cancel
          </Button>
          <Button
            type="submit"
            look="solid"
            busy={take.isPending ? "Taking" : false}
            keys={[commandKey(), "↵"]}
          >
            Take snapshot
          </Button>
        </div>
      </div>
    </form>
  );
}

function saves({ context, run }: Session): string {
  const messages = context.messages === null ? "" : `: ${countOf(context.messages, "message")}`;
  return `Saves the current state${messages}, with memory, files, tools, skills and settings.${run ? " The run goes on." : ""}`;
}

const sentenceOf = (error: Error): string =>
  isAppError(error) ? error.detail : "The answer could not be read.";
