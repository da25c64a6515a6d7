"use client";

import { LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { useFormat } from "@/components/ui/use-format";
import { useServerNow } from "@/components/ui/use-now";
import { useTold } from "@/components/ui/use-told";
import type { Rollback } from "@/lib/contract/rollback";
import { RollbackSteps } from "./rollback-steps";
import { stepPosition } from "./step-list";

const TICK_MS = 100;

interface RollbackProgressProps {
  rollback: Rollback;
  label: string;
  time: string;
  /** Since when the server has not told of it, by the browser's clock; null while it does. */
  unheardSince: number | null;
  onClose: () => void;
}

/** The real steps with their durations, while it runs. */
export function RollbackProgress({ rollback, label, time, unheardSince, onClose }: RollbackProgressProps) {
  const words = useTranslations("rollback");
  const told = useTold();
  const format = useFormat();
  const startedAt = Date.parse(rollback.startedAt);
  const now = useServerNow(TICK_MS)?.getTime() ?? startedAt;
  const { at, of } = stepPosition(rollback, words);
  const title = rollback.undoOf === null ? "progress.title" : "progress.undoTitle";
  return (
    <DialogBody
      title={words(title, { label, time })}
      lead={
        <span className="text-body">
          {words.rich("progress.position", {
            at: String(at),
            of: String(of),
            duration: format.duration(Math.max(0, now - startedAt)),
            n: number,
          })}
        </span>
      }
      mark={
        <LoaderCircle
          size={18}
          className="mt-1 animate-spin text-action motion-reduce:animate-none"
          aria-hidden="true"
        />
      }
      footer={
        <div className="flex flex-wrap items-center gap-3">
          <p className="min-w-0 flex-1 basis-60 text-ink-2 text-small">{words("progress.goesOn")}</p>
          <Button onClick={onClose} keys={["Esc"]} data-first-focus="" className="max-md:w-full">
            {words("progress.continue")}
          </Button>
        </div>
      }
    >
      <div
        role="progressbar"
        aria-label={words("progress.bar")}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={at - 1}
        className="mb-4 h-1 overflow-hidden rounded-full bg-line"
      >
        <div className="h-full bg-action-solid" style={{ width: `${((at - 0.5) / of) * 100}%` }} />
      </div>
      {unheardSince === null ? null : (
        <p role="alert" className="pb-3 text-warn">
          {words("progress.unheard", { age: format.age(Date.now() - unheardSince) })}
        </p>
      )}
      {rollback.detail === null ? null : (
        <p className="pb-3 text-warn">{told(rollback.detail, rollback.detailReasons)}</p>
      )}
      <RollbackSteps rollback={rollback} now={now} />
    </DialogBody>
  );
}

const number = (chunks: ReactNode) => <span className="num text-ink">{chunks}</span>;
