"use client";

import { ClipboardCheck } from "lucide-react";
import { type Ref, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useCommandKey } from "@/components/ui/kbd";
import type { SnapshotId } from "@/lib/contract/ids";
import { useReview } from "./use-review";

interface ReviewFormProps {
  ref?: Ref<HTMLTextAreaElement> | undefined;
  snapshotId: SnapshotId;
  name: string;
  /** How many are to review besides this one. */
  left: number;
  onSigned: () => void;
}

/** The note with which a snapshot is signed. ⌘↵ signs; the note stays when that fails. */
export function ReviewForm({ ref, snapshotId, name, left, onSigned }: ReviewFormProps) {
  const words = useTranslations("audit.review");
  const id = useId();
  const command = useCommandKey();
  const [note, setNote] = useState("");
  const [isMissing, setMissing] = useState(false);
  const review = useReview(onSigned);
  const sign = () => {
    if (review.isPending) return;
    const text = note.trim();
    setMissing(text === "");
    if (text !== "") review.mutate({ snapshotId, name, note: text, left });
  };
  return (
    <form
      className="shrink-0 border-line border-t px-4 py-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        sign();
      }}
    >
      <label className="mb-1.5 block font-medium text-body" htmlFor={id}>
        {words("label")} <span className="font-normal text-ink-3">{words("once")}</span>
      </label>
      <textarea
        id={id}
        ref={ref}
        rows={3}
        maxLength={2000}
        value={note}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${id}-problem` : undefined}
        aria-keyshortcuts="V"
        className="field block h-auto! w-full resize-none py-2"
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
          event.preventDefault();
          sign();
        }}
      />
      {isMissing ? (
        <p id={`${id}-problem`} role="alert" className="pt-1 text-bad text-small">
          {words("missing")}
        </p>
      ) : null}
      <div className="mt-2.5 flex items-center gap-2">
        <span className="flex-1 text-ink-3 text-small">{words("signed")}</span>
        <Button
          type="submit"
          look="solid"
          keys={[command, "↵"]}
          busy={review.isPending ? words("busy") : false}
          className="max-md:h-11"
        >
          <ClipboardCheck size={15} aria-hidden="true" />
          {words("submit")}
        </Button>
      </div>
    </form>
  );
}
