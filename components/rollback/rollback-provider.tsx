"use client";

import { type ReactNode, useMemo, useState } from "react";
import type { RollbackId } from "@/lib/contract/ids";
import { RollbackContext, type RollbackControl, type RollbackScene } from "./rollback-control";
import { RollbackDialog } from "./rollback-dialog";
import { RollbackFollower } from "./rollback-follower";

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
