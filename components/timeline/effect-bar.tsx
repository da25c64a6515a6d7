"use client";

import { GitCompareArrows, Info, Undo2 } from "lucide-react";
import { PlanSentence } from "@/components/rollback/plan-effect";
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
export const EffectBar = ({ snapshot, blocked, onCompare, onRollBack, onDetails }: EffectBarProps) => (
  <section
    aria-label="Selected snapshot"
    className="sticky bottom-0 z-sticky flex flex-wrap items-center gap-x-4 gap-y-2 border-line-strong border-t bg-overlay px-4 py-3 xl:hidden"
  >
    <div className="min-w-0 flex-1 basis-64">
      <p className="font-medium">
        Back to <Moment at={snapshot.createdAt} />, <Ago at={snapshot.createdAt} />
        {snapshot.lastHealthy ? ", last healthy" : ""}
      </p>
      <p className="text-ink-2">
        <PlanSentence snapshot={snapshot} />
      </p>
    </div>
    <div className="flex gap-2 max-md:w-full">
      <Button
        size="l"
        icon
        onClick={onDetails}
        aria-label="Details of the snapshot"
        title="Details of the snapshot"
      >
        <Info size={16} aria-hidden="true" />
      </Button>
      <Button size="l" onClick={onCompare} className="max-[359px]:px-2!">
        <GitCompareArrows size={16} className="max-[359px]:hidden" aria-hidden="true" />
        Compare
      </Button>
      <Button
        size="l"
        look="roll"
        className="flex-1 max-[359px]:px-2!"
        onClick={onRollBack}
        blocked={blocked}
      >
        <Undo2 size={16} className="max-[359px]:hidden" aria-hidden="true" />
        Roll back to here
      </Button>
    </div>
  </section>
);
