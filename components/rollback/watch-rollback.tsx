"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { ErrorState, Skeleton } from "@/components/ui/states";
import { momentText } from "@/components/ui/time-text";
import { isAppError } from "@/lib/contract/errors";
import type { RollbackId } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";
import { rollbackOptions, sessionOptions, snapshotOptions } from "@/lib/queries/options";
import { RollbackProgress } from "./rollback-progress";
import { RollbackResult } from "./rollback-result";

interface WatchRollbackProps {
  rollbackId: RollbackId;
  onClose: () => void;
}

/** The steps of a rollback while it runs, then what it came to. */
export function WatchRollback({ rollbackId, onClose }: WatchRollbackProps) {
  const rollback = useQuery(rollbackOptions(rollbackId));
  if (rollback.data) return <Known rollback={rollback.data} onClose={onClose} />;
  return (
    <DialogBody
      title="Rollback"
      footer={
        <div className="flex justify-end">
          <Button onClick={onClose}>Close</Button>
        </div>
      }
    >
      {rollback.isError ? (
        <ErrorState
          title="The rollback could not be read"
          detail={isAppError(rollback.error) ? rollback.error.detail : "The answer could not be read."}
          truth="Closing this window does not stop it."
          onRetry={() => void rollback.refetch()}
          retrying={rollback.isFetching}
        />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </DialogBody>
  );
}

function Known({ rollback, onClose }: { rollback: Rollback; onClose: () => void }) {
  const session = useQuery(sessionOptions(rollback.sessionId));
  const target = useQuery(snapshotOptions(rollback.sessionId, rollback.snapshotId));
  const label = session.data?.label ?? rollback.sessionId;
  const time = target.data ? momentText(target.data.createdAt, new Date()) : "the snapshot";
  return rollback.status === "running" ? (
    <RollbackProgress rollback={rollback} label={label} time={time} onClose={onClose} />
  ) : (
    <RollbackResult rollback={rollback} time={time} onClose={onClose} />
  );
}
