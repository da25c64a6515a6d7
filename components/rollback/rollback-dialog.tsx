"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Dialog } from "@/components/ui/dialog";
import { ConfirmRollback } from "./confirm-rollback";
import type { RollbackScene } from "./rollback-control";
import { isStarting } from "./start-attempt";
import { WatchRollback } from "./watch-rollback";

interface RollbackDialogProps {
  scene: RollbackScene | null;
  onClose: () => void;
}

/** The window of one rollback, from the plan to what came of it. It stays open while a start waits for its answer. */
export function RollbackDialog({ scene, onClose }: RollbackDialogProps) {
  const queries = useQueryClient();
  const close = () => {
    if (!isStarting(queries)) onClose();
  };
  return (
    <Dialog open={scene !== null} onClose={close}>
      {scene?.kind === "confirm" ? (
        <ConfirmRollback key={scene.target.snapshotId} target={scene.target} onClose={close} />
      ) : null}
      {scene?.kind === "watch" ? (
        <WatchRollback key={scene.rollbackId} rollbackId={scene.rollbackId} onClose={close} />
      ) : null}
    </Dialog>
  );
}
