"use client";

import { createContext, useContext } from "react";
import type { RollbackId, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";

/** What is to be rolled back, and for an undo, which rollback it undoes. */
export interface RollbackTarget {
  sessionId: SessionId;
  snapshotId: SnapshotId;
  undoOf: RollbackId | null;
}

/** What the rollback window shows: a rollback to confirm, or one to watch. */
export type RollbackScene =
  | { kind: "confirm"; target: RollbackTarget }
  | { kind: "watch"; rollbackId: RollbackId };

export interface RollbackControl {
  /** Asks for the confirmation of a rollback. Never starts one. */
  confirm: (target: RollbackTarget) => void;
  /** Asks for the confirmation of an undo. Never starts one. */
  confirmUndo: (rollback: Rollback) => void;
  /** Shows a rollback: its steps, or what it came to. */
  watch: (rollbackId: RollbackId) => void;
}

export const RollbackContext = createContext<RollbackControl | null>(null);

/** How any button opens the rollback window. */
export function useRollbackControl(): RollbackControl {
  const control = useContext(RollbackContext);
  if (control === null) throw new Error("useRollbackControl needs a RollbackProvider around it");
  return control;
}
