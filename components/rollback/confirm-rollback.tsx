"use client";

import { useQuery } from "@tanstack/react-query";
import { HeartPulse } from "lucide-react";
import { KindMark } from "@/components/snapshot/kind-mark";
import { SnapshotName } from "@/components/snapshot/snapshot-name";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { ErrorState, Skeleton } from "@/components/ui/states";
import { Ago } from "@/components/ui/time";
import { momentText } from "@/components/ui/time-text";
import { isAppError } from "@/lib/contract/errors";
import type { Snapshot } from "@/lib/contract/snapshot";
import { planOptions, sessionOptions, snapshotOptions } from "@/lib/queries/options";
import { RollbackForm } from "./rollback-form";
import type { RollbackTarget } from "./use-start-rollback";

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

/** Kind, name, age and health of the snapshot that is the target. */
export const TargetLine = ({ snapshot }: { snapshot: Snapshot }) => (
  <span className="flex flex-wrap items-center gap-x-2">
    <KindMark kind={snapshot.kind} />
    <span className="code min-w-0 text-ink-2">
      <SnapshotName name={snapshot.name} />
    </span>
    <span className="text-ink-3">
      <Ago at={snapshot.createdAt} />
    </span>
    {snapshot.lastHealthy ? (
      <span className="pill tone-ok">
        <HeartPulse size={14} aria-hidden="true" />
        last healthy
      </span>
    ) : null}
  </span>
);

const PlanSkeleton = () => (
  <div role="status" className="flex flex-col gap-4">
    <span className="sr-only">Computing what the rollback would do</span>
    <Skeleton className="h-36 w-full" />
    <Skeleton className="h-10 w-3/4" />
    <Skeleton className="h-8 w-full" />
    <Skeleton className="h-10 w-2/3" />
  </div>
);
