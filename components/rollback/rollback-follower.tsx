"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { announce } from "@/components/ui/announcer";
import { momentText } from "@/components/ui/time-text";
import { dismissNotice, notify } from "@/components/ui/toast";
import type { RollbackId } from "@/lib/contract/ids";
import { rollbackOptions, snapshotOptions } from "@/lib/queries/options";
import { checksText, outcomeTitle } from "./outcome-text";
import { useRollbackControl } from "./rollback-control";
import { stepPosition } from "./step-list";

interface RollbackFollowerProps {
  rollbackId: RollbackId;
  /** Its window is open, so a notice would say the same twice. */
  quiet: boolean;
}

/** Says in a notice how a rollback goes on while its window is closed, and aloud what it came to. */
export function RollbackFollower({ rollbackId, quiet }: RollbackFollowerProps) {
  const { watch, confirmUndo } = useRollbackControl();
  const { data: rollback } = useQuery(rollbackOptions(rollbackId));
  const target = useQuery(snapshotOptions(rollback?.sessionId, rollback?.snapshotId));
  const time = target.data ? momentText(target.data.createdAt, new Date()) : undefined;
  const sawItRun = useRef(false);
  const told = useRef("");

  useEffect(() => {
    if (rollback === undefined || time === undefined) return;
    const running = rollback.status === "running";
    if (running) sawItRun.current = true;
    const { title } = running ? { title: `Rolling back to ${time}.` } : outcomeTitle(rollback, time);
    const news = `${rollback.status} ${rollback.outcome} ${running ? stepPosition(rollback).at : ""}`;
    if (!running && sawItRun.current && told.current !== news) announce(title, "assertive");
    if (quiet || !sawItRun.current) {
      dismissNotice(rollbackId);
      if (!running) told.current = news;
      return;
    }
    if (told.current === news) return;
    told.current = news;
    if (running) {
      const { at, of, title: step } = stepPosition(rollback);
      notify({
        id: rollbackId,
        kind: "busy",
        title,
        detail: `Step ${at} of ${of}: ${step.toLowerCase()}.`,
        action: { label: "Watch", run: () => watch(rollbackId) },
      });
      return;
    }
    const restored = rollback.outcome === "restored";
    notify({
      id: rollbackId,
      kind: restored ? "done" : "bad",
      title: `${title}.`,
      detail: checksText(rollback),
      action:
        restored && rollback.safetySnapshotId !== null
          ? { label: "Undo rollback", run: () => confirmUndo(rollback) }
          : { label: "Look", run: () => watch(rollbackId) },
    });
  }, [rollback, time, quiet, rollbackId, watch, confirmUndo]);

  return null;
}
