"use client";

import { Redo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import type { Rollback } from "@/lib/contract/rollback";
import { isUndoable } from "./is-undoable";
import { useRollbackControl } from "./rollback-control";

interface UndoButtonProps {
  /** The newest rollback of the session. */
  rollback: Rollback | undefined;
  blocked: string | null;
}

/** Opens the window that undoes the newest rollback. Not there when that one cannot be undone. U does the same. */
export function UndoButton({ rollback, blocked }: UndoButtonProps) {
  const words = useTranslations("rollback");
  const { confirmUndo } = useRollbackControl();
  const undoable = rollback !== undefined && isUndoable(rollback);
  useHotkeys({ u: undoable && blocked === null ? () => confirmUndo(rollback) : undefined });
  if (!undoable) return null;
  return (
    <Button onClick={() => confirmUndo(rollback)} keys={["U"]} blocked={blocked} className="max-md:px-3">
      <Redo2 size={15} aria-hidden="true" />
      <span className="max-md:sr-only">{words("result.undo")}</span>
    </Button>
  );
}
