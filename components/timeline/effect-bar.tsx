"use client";

import { GitCompareArrows, Info, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { PlanSentence } from "@/components/rollback/plan-sentence";
import { Button } from "@/components/ui/button";
import { Ago, Moment } from "@/components/ui/time";
import type { Snapshot } from "@/lib/contract/snapshot";

interface EffectBarProps {
  snapshot: Snapshot;
  blocked: string | null;
  onCompare: () => void;
  onRollBack: () => void;
  onDetails: () => void;
}

/** Where the inspector has no room: the effect in a line, and the two ways on, always in reach. */
export function EffectBar({ snapshot, blocked, onCompare, onRollBack, onDetails }: EffectBarProps) {
  const words = useTranslations("timeline");
  return (
    <section
      aria-label={words("inspector.selected")}
      className="sticky bottom-0 z-sticky flex flex-wrap items-center gap-x-4 gap-y-2 border-line-strong border-t bg-overlay px-4 pt-2.5 pb-3 shadow-2 xl:hidden"
    >
      <div className="flex min-w-0 flex-1 basis-64 items-start gap-2">
        <div className="min-w-0 flex-1 text-strong">
          <p className="font-medium">
            {words.rich(snapshot.lastHealthy ? "bar.backHealthy" : "bar.back", {
              time: () => <Moment at={snapshot.createdAt} />,
              ago: () => <Ago at={snapshot.createdAt} />,
            })}
          </p>
          <p className="text-ink-2">
            <PlanSentence snapshot={snapshot} />
          </p>
        </div>
        <Button
          size="l"
          look="ghost"
          icon
          className="-mr-3"
          onClick={onDetails}
          aria-label={words("bar.details")}
          title={words("bar.details")}
        >
          <Info size={16} aria-hidden="true" />
        </Button>
      </div>
      <div className="flex gap-2 max-md:w-full">
        <Button size="l" onClick={onCompare} className="max-[359px]:px-3!">
          <GitCompareArrows size={16} className="max-[359px]:hidden" aria-hidden="true" />
          {words("compare")}
        </Button>
        <Button
          size="l"
          look="roll"
          className="flex-1 max-[359px]:px-3!"
          onClick={onRollBack}
          blocked={blocked}
        >
          <Undo2 size={16} className="max-[359px]:hidden" aria-hidden="true" />
          {words("rollBack")}
        </Button>
      </div>
    </section>
  );
}
