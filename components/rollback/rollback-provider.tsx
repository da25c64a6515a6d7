"use client";

import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { useIdle } from "@/components/ui/use-idle";
import type { RollbackId } from "@/lib/contract/ids";
import { RollbackContext, type RollbackControl, type RollbackScene } from "./rollback-control";

const loadDialog = () => import("./rollback-dialog");
const loadFollower = () => import("./rollback-follower");
/** Not part of the first load. It is fetched when the page is idle, so that the window also opens when the server is gone by then. */
const RollbackDialog = lazy(async () => ({ default: (await loadDialog()).RollbackDialog }));
const RollbackFollower = lazy(async () => ({
  default: (await loadFollower()).RollbackFollower,
}));

/** One rollback window for the whole dashboard. A rollback goes on when the window closes: a notice follows it. */
export function RollbackProvider({ children }: { children: ReactNode }) {
  const [scene, setScene] = useState<RollbackScene | null>(null);
  const [followed, setFollowed] = useState<RollbackId | null>(null);

  // The first scene brings the window; it stays for its focus to find back when it closes.
  const [opened, setOpened] = useState(false);
  if (scene !== null && !opened) setOpened(true);

  const isIdle = useIdle();
  useEffect(() => {
    if (isIdle) void Promise.all([loadDialog(), loadFollower()]).catch(() => {});
  }, [isIdle]);

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
      {opened ? (
        <Suspense>
          <RollbackDialog scene={scene} onClose={() => setScene(null)} />
        </Suspense>
      ) : null}
      {followed === null ? null : (
        <Suspense>
          <RollbackFollower key={followed} rollbackId={followed} quiet={scene?.kind === "watch"} />
        </Suspense>
      )}
    </RollbackContext>
  );
}
