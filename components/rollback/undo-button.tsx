"use client";

import { Redo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import type { Rollback } from "@/lib/contract/rollback";
import { useRollbackControl } from "./rollback-control";

interface UndoButtonProps {
  /** The newest rollback of the session. */
  rollback: Rollback | undefined;
  blocked: string | null;
}

/** Opens the window that undoes the newest rollback. Not there when that one cannot be undone. U does the same. */
export function UndoButton({ rollback, blocked }: UndoButtonProps) {
  const { confirmUndo } = useRollbackControl();
  const undoable = rollback !== undefined && isUndoable(rollback);
  useHotkeys({ u: undoable && blocked === null ? () => confirmUndo(rollback) : undefined });
  if (!undoable) return null;
  return (
    <Button onClick={() => confirmUndo(rollback)} keys={["U"]} blocked={blocked} className="max-md:px-3">
      <Redo2 size={15} aria-hidden="true" />
      <span className="max-md:sr-only">Undo rollback</span>
    </Button>
  );
}

/** Whether a rollback left something to undo. */
export const isUndoable = ({ status, safetySnapshotId, undoneBy }: Rollback): boolean =>
  status === "completed" && safetySnapshotId !== null && undoneBy === null;
