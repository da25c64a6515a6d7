"use client";

import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { usePageSession } from "@/components/sessions/use-page-session";
import { LazyWindow } from "@/components/ui/lazy-window";
import { useIdle } from "@/components/ui/use-idle";
import { useUrlParam } from "@/components/ui/use-url-param";
import type { RollbackId } from "@/lib/contract/ids";
import { RollbackContext, type RollbackControl, type RollbackScene } from "./rollback-control";
import { readScene, writeScene } from "./scene-param";

const loadDialog = () => import("./rollback-dialog");
const loadFollower = () => import("./rollback-follower");
/** Not part of the first load. It is fetched when the page is idle, so that the window also opens when the server is gone by then. */
const RollbackDialog = lazy(async () => ({ default: (await loadDialog()).RollbackDialog }));
const RollbackFollower = lazy(async () => ({
  default: (await loadFollower()).RollbackFollower,
}));

/** One rollback window for the whole dashboard, kept in the address. A rollback goes on when the window closes: a notice follows it. */
export function RollbackProvider({ children }: { children: ReactNode }) {
  const [text, setText] = useUrlParam("window");
  const pageSession = usePageSession();
  const scene = useMemo(() => readScene(text, pageSession), [text, pageSession]);

  const [followed, setFollowed] = useState<RollbackId | null>(null);
  if (scene?.kind === "watch" && scene.rollbackId !== followed) setFollowed(scene.rollbackId);

  const isIdle = useIdle();
  useEffect(() => {
    if (isIdle) void Promise.all([loadDialog(), loadFollower()]).catch(() => {});
  }, [isIdle]);

  const control = useMemo<RollbackControl>(() => {
    const show = (next: RollbackScene) => setText(writeScene(next, pageSession));
    return {
      confirm: (target) => show({ kind: "confirm", target }),
      confirmUndo: ({ id, sessionId, safetySnapshotId }) => {
        if (safetySnapshotId === null) return;
        show({ kind: "confirm", target: { sessionId, snapshotId: safetySnapshotId, undoOf: id } });
      },
      watch: (rollbackId) => show({ kind: "watch", rollbackId }),
    };
  }, [setText, pageSession]);

  return (
    <RollbackContext value={control}>
      {children}
      <LazyWindow open={scene !== null}>
        <RollbackDialog scene={scene} onClose={() => setText("")} />
      </LazyWindow>
      {followed === null ? null : (
        <Suspense>
          <RollbackFollower key={followed} rollbackId={followed} quiet={scene?.kind === "watch"} />
        </Suspense>
      )}
    </RollbackContext>
  );
}
