"use client";

import { Dialog } from "@/components/ui/dialog";
import { ConfirmRollback } from "./confirm-rollback";
import type { RollbackScene } from "./rollback-control";
import { WatchRollback } from "./watch-rollback";

interface RollbackDialogProps {
  scene: RollbackScene | null;
  onClose: () => void;
}

/** The window of one rollback, from the plan to what came of it. */
export const RollbackDialog = ({ scene, onClose }: RollbackDialogProps) => (
  <Dialog open={scene !== null} onClose={onClose}>
    {scene?.kind === "confirm" ? (
      <ConfirmRollback key={scene.target.snapshotId} target={scene.target} onClose={onClose} />
    ) : null}
    {scene?.kind === "watch" ? (
      <WatchRollback key={scene.rollbackId} rollbackId={scene.rollbackId} onClose={onClose} />
    ) : null}
  </Dialog>
);
