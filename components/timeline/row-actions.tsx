"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { Standing } from "./use-standing";

interface RowActionsProps {
  isSelected: boolean;
  /** Anything but `elsewhere`: a rollback to it would change nothing. */
  standing: Standing;
  onCompare: () => void;
  onRollBack: () => void;
  blocked: string | null;
}

/** The two ways on from a row. */
export function RowActions({ isSelected, standing, onCompare, onRollBack, blocked }: RowActionsProps) {
  const words = useTranslations("timeline");
  return (
    <>
      <Button size="s" onClick={onCompare} tabIndex={isSelected ? 0 : -1}>
        {words("compare")}
      </Button>
      {standing === "same" ? (
        <span className="inline-flex items-center gap-1.5 text-action text-small">
          <Undo2 size={13} aria-hidden="true" />
          {words("row.isCurrent")}
        </span>
      ) : null}
      {standing === "reached" ? (
        <span className="text-ink-2 text-small">{words("row.isReached")}</span>
      ) : null}
      {standing === "elsewhere" ? (
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
      ) : null}
    </>
  );
}
