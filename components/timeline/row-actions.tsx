"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

interface RowActionsProps {
  isSelected: boolean;
  /** It holds the state that the session is in: there is nothing to roll back to. */
  isCurrent: boolean;
  onCompare: () => void;
  onRollBack: () => void;
  blocked: string | null;
}

/** The two ways on from a row. */
export function RowActions({ isSelected, isCurrent, onCompare, onRollBack, blocked }: RowActionsProps) {
  const words = useTranslations("timeline");
  return (
    <>
      <Button size="s" onClick={onCompare} tabIndex={isSelected ? 0 : -1}>
        {words("compare")}
      </Button>
      {isCurrent ? (
        <span className="inline-flex items-center gap-1.5 text-action text-small">
          <Undo2 size={13} aria-hidden="true" />
          {words("row.isCurrent")}
        </span>
      ) : (
        <Button
          size="s"
          look={isSelected ? "roll-soft" : "plain"}
          onClick={onRollBack}
          blocked={blocked}
          tabIndex={isSelected ? 0 : -1}
        >
          <Undo2 size={13} aria-hidden="true" />
          {words("rollBack")}
        </Button>
      )}
    </>
  );
}
