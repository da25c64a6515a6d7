"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useRollbackControl } from "@/components/rollback/rollback-control";
import { Button } from "@/components/ui/button";
import type { SessionId } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";
import { rollbackOptions, rollbacksOptions } from "@/lib/queries/options";
import { runningStep } from "./running-step";

/** The rollback that runs on a session; undefined when none does, or while that is not known. */
function useRunning(sessionId: SessionId): Rollback | undefined {
  const { data } = useQuery(rollbacksOptions(sessionId));
  return data?.items.find(({ status }) => status === "running");
}

/** `Step 4 of 8: restore context.`, live. */
export function RollingBackStep({ sessionId }: { sessionId: SessionId }) {
  const running = useRunning(sessionId);
  return running ? <LiveStep rollback={running} /> : null;
}

function LiveStep({ rollback }: { rollback: Rollback }) {
  const words = useTranslations("sessions");
  const { data = rollback } = useQuery(rollbackOptions(rollback.id));
  const { name, at, of } = runningStep(data);
  return words("step", { at: String(at), of: String(of), name: words(`steps.${name}`) });
}

/** Opens the window with the steps of the rollback that runs. */
export function WatchButton({ sessionId, tabIndex }: { sessionId: SessionId; tabIndex: number }) {
  const words = useTranslations("sessions");
  const { watch } = useRollbackControl();
  const running = useRunning(sessionId);
  return running ? (
    <Button size="s" tabIndex={tabIndex} onClick={() => watch(running.id)}>
      {words("watch")}
    </Button>
  ) : null;
}
