"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { ErrorState, Skeleton } from "@/components/ui/states";
import { isAppError } from "@/lib/contract/errors";
import type { Snapshot } from "@/lib/contract/snapshot";
import { planOptions, sessionOptions, snapshotOptions, snapshotsOptions } from "@/lib/queries/options";
import type { RollbackTarget } from "./rollback-control";
import { RollbackForm } from "./rollback-form";

interface ConfirmRollbackProps {
  target: RollbackTarget;
  onClose: () => void;
}

/** Reads what the rollback would do, and asks. What is known already stands at once, the rest keeps its place. */
export function ConfirmRollback({ target, onClose }: ConfirmRollbackProps) {
  const words = useTranslations("rollback");
  const failureText = useFailureText();
  const listed = useListedSnapshot(target);
  const session = useQuery(sessionOptions(target.sessionId));
  const snapshot = useQuery(snapshotOptions(target.sessionId, target.snapshotId));
  const plan = useQuery(planOptions(target.sessionId, target.snapshotId));
  const known = snapshot.data ?? listed;

  if (session.data && known) {
    return (
      <RollbackForm
        target={target}
        session={session.data}
        snapshot={known}
        deleted={isGone(snapshot.error) || isGone(plan.error)}
        plan={plan.data}
        planRead={{
          at: plan.dataUpdatedAt,
          again: plan.isFetching && plan.data !== undefined,
          failure: plan.isError ? failureText(plan.error) : null,
        }}
        onPlanAgain={() => void plan.refetch()}
        planning={plan.isFetching}
        onClose={onClose}
      />
    );
  }
  const failed = [session, snapshot].find((read) => read.isError);
  return (
    <DialogBody
      title={words("form.titlePending")}
      footer={
        <div className="flex justify-end">
          <Button onClick={onClose} keys={["Esc"]}>
            {words("form.cancel")}
          </Button>
        </div>
      }
    >
      {failed?.error ? (
        <ErrorState
          title={words(isGone(failed.error) ? "form.snapshotGone" : "form.planFailed")}
          detail={failureText(failed.error)}
          truth={words("form.nothingChanged")}
          onRetry={() => void failed.refetch()}
          retrying={failed.isFetching}
        />
      ) : (
        <div role="status" className="flex min-h-96 flex-col gap-4">
          <span className="sr-only">{words("effect.computing")}</span>
          <Skeleton className="h-36 w-full" />
          <Skeleton className="h-10 w-3/4" />
          <Skeleton className="h-8 w-full" />
          <Skeleton className="h-10 w-2/3" />
        </div>
      )}
    </DialogBody>
  );
}

const isGone = (error: unknown): boolean =>
  isAppError(error) && (error.code === "snapshot_not_found" || error.code === "session_not_found");

/** The snapshot as a list on the page has it, so that the window can show it at once. */
function useListedSnapshot({ sessionId, snapshotId }: RollbackTarget): Snapshot | undefined {
  const list = useQueryClient().getQueryData(snapshotsOptions(sessionId).queryKey);
  return list?.pages.flatMap((page) => page.items).find(({ id }) => id === snapshotId);
}
