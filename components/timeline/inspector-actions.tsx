"use client";

import { GitCompareArrows, Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

interface InspectorActionsProps {
  onCompare: () => void;
  onRollBack: () => void;
  /** Given when the session is in this state by a rollback that can be undone. */
  onUndo: (() => void) | undefined;
  blocked: string | null;
}

/** The two ways on from the selected snapshot. */
export function InspectorActions({ onCompare, onRollBack, onUndo, blocked }: InspectorActionsProps) {
  const words = useTranslations("timeline");
  return (
    <div className="grid shrink-0 grid-cols-[auto_minmax(0,1fr)] gap-2 border-line border-t p-3">
      <Button className="h-9!" onClick={onCompare} keys={["C"]}>
        <GitCompareArrows size={15} aria-hidden="true" />
        {words("compare")}
      </Button>
      {onUndo ? (
        <Button className="h-9!" onClick={onUndo} keys={["U"]} blocked={blocked}>
          <Redo2 size={15} aria-hidden="true" />
          {words("undo")}
        </Button>
      ) : (
        <Button look="roll" className="h-9!" onClick={onRollBack} keys={["R"]} blocked={blocked}>
          <Undo2 size={15} aria-hidden="true" />
          {words("rollBack")}
        </Button>
      )}
    </div>
  );
}
