"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { ErrorState, Skeleton } from "@/components/ui/states";
import { momentText } from "@/components/ui/time-text";
import { isAppError } from "@/lib/contract/errors";
import { planOptions, sessionOptions, snapshotOptions } from "@/lib/queries/options";
import type { RollbackTarget } from "./rollback-control";
import { RollbackForm } from "./rollback-form";
import { TargetLine } from "./target-line";

interface ConfirmRollbackProps {
  target: RollbackTarget;
  onClose: () => void;
}

/** Reads what the rollback would do, and then asks. */
export function ConfirmRollback({ target, onClose }: ConfirmRollbackProps) {
  const session = useQuery(sessionOptions(target.sessionId));
  const snapshot = useQuery(snapshotOptions(target.sessionId, target.snapshotId));
  const plan = useQuery(planOptions(target.sessionId, target.snapshotId));
  const failed = [session, snapshot, plan].find((read) => read.isError && read.data === undefined);

  if (session.data && snapshot.data && plan.data) {
    return (
      <RollbackForm
        target={target}
        session={session.data}
        snapshot={snapshot.data}
        plan={plan.data}
        planRead={{ at: plan.dataUpdatedAt, again: plan.isFetching }}
        onClose={onClose}
      />
    );
  }
  return (
    <DialogBody
      title={
        snapshot.data ? `Roll back to ${momentText(snapshot.data.createdAt, new Date())}?` : "Roll back?"
      }
      lead={snapshot.data ? <TargetLine snapshot={snapshot.data} /> : undefined}
      footer={
        <div className="flex justify-end">
          <Button onClick={onClose} keys={["Esc"]}>
            Cancel
          </Button>
        </div>
      }
    >
      {failed ? (
        <ErrorState
          title="What the rollback would do could not be computed"
          detail={isAppError(failed.error) ? failed.error.detail : "The answer could not be read."}
          truth="Nothing was changed."
          onRetry={() => void failed.refetch()}
          retrying={failed.isFetching}
        />
      ) : (
        <PlanSkeleton />
      )}
    </DialogBody>
  );
}

const PlanSkeleton = () => (
  <div role="status" className="flex flex-col gap-4">
    <span className="sr-only">Computing what the rollback would do</span>
    <Skeleton className="h-36 w-full" />
    <Skeleton className="h-10 w-3/4" />
    <Skeleton className="h-8 w-full" />
    <Skeleton className="h-10 w-2/3" />
  </div>
);
