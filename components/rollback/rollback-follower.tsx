"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { announce } from "@/components/ui/announcer";
import { dismissNotice, notify } from "@/components/ui/notify";
import { useFormat } from "@/components/ui/use-format";
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
  const words = useTranslations("rollback");
  const format = useFormat();
  const { watch, confirmUndo } = useRollbackControl();
  const { data: rollback } = useQuery(rollbackOptions(rollbackId));
  const target = useQuery(snapshotOptions(rollback?.sessionId, rollback?.snapshotId));
  const time = target.data ? format.moment(target.data.createdAt, new Date()) : undefined;
  const sawItRun = useRef(false);
  const told = useRef("");

  useEffect(() => {
    if (rollback === undefined || time === undefined) return;
    const running = rollback.status === "running";
    if (running) sawItRun.current = true;
    const { title } = running
      ? { title: words("notice.running", { time }) }
      : outcomeTitle(rollback, time, words);
    const news = `${rollback.status} ${rollback.outcome} ${running ? stepPosition(rollback, words).at : ""}`;
    if (!running && sawItRun.current && told.current !== news) announce(title, "assertive");
    if (quiet || !sawItRun.current) {
      dismissNotice(rollbackId);
      if (!running) told.current = news;
      return;
    }
    if (told.current === news) return;
    told.current = news;
    if (running) {
      const { at, of, title: step } = stepPosition(rollback, words);
      notify({
        id: rollbackId,
        kind: "busy",
        title,
        detail: words("notice.step", { at: String(at), of: String(of), step: step.toLowerCase() }),
        action: { label: words("notice.watch"), run: () => watch(rollbackId) },
      });
      return;
    }
    const restored = rollback.outcome === "restored";
    notify({
      id: rollbackId,
      kind: restored ? "done" : "bad",
      title: words("notice.done", { title }),
      detail: checksText(rollback, words),
      action:
        restored && rollback.safetySnapshotId !== null
          ? { label: words("notice.undo"), run: () => confirmUndo(rollback) }
          : { label: words("notice.look"), run: () => watch(rollbackId) },
    });
  }, [rollback, time, quiet, rollbackId, watch, confirmUndo, words]);

  return null;
}
