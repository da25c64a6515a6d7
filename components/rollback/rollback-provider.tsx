"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { RollbackId } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";
import { RollbackDialog } from "./rollback-dialog";
import { RollbackFollower } from "./rollback-follower";
import type { RollbackTarget } from "./use-start-rollback";

/** What the window shows: a rollback to confirm, or one to watch. */
export type RollbackScene =
  | { kind: "confirm"; target: RollbackTarget }
  | { kind: "watch"; rollbackId: RollbackId };

interface RollbackControl {
  /** Asks for the confirmation of a rollback. Never starts one. */
  confirm: (target: RollbackTarget) => void;
  /** Asks for the confirmation of an undo. Never starts one. */
  confirmUndo: (rollback: Rollback) => void;
  /** Shows a rollback: its steps, or what it came to. */
  watch: (rollbackId: RollbackId) => void;
}

const RollbackContext = createContext<RollbackControl | null>(null);

/** How any button opens the rollback window. */
export function useRollbackControl(): RollbackControl {
  const control = useContext(RollbackContext);
  if (control === null) throw new Error("useRollbackControl needs a RollbackProvider around it");
  return control;
}

/** One rollback window for the whole dashboard. A rollback goes on when the window closes: a notice follows it. */
export function RollbackProvider({ children }: { children: ReactNode }) {
  const [scene, setScene] = useState<RollbackScene | null>(null);
  const [followed, setFollowed] = useState<RollbackId | null>(null);

  const control = useMemo<RollbackControl>(
    () => ({
      confirm: (target) => setScene({ kind: "confirm", target }),
      confirmUndo: ({ id, sessionId, safetySnapshotId }) => {
        if (safetySnapshotId === null) return;
        setScene({ kind: "confirm", target: { sessionId, snapshotId: safetySnapshotId, undoOf: id } });
      },
      watch: (rollbackId) => {
        setFollowed(rollbackId);
        setScene({ kind: "watch", rollbackId });
      },
    }),
    [],
  );

  return (
    <RollbackContext value={control}>
      {children}
      <RollbackDialog scene={scene} onClose={() => setScene(null)} />
      {followed === null ? null : (
        <RollbackFollower key={followed} rollbackId={followed} quiet={scene?.kind === "watch"} />
      )}
    </RollbackContext>
  );
}
