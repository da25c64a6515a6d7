"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { ErrorState, Skeleton } from "@/components/ui/states";
import { useFormat } from "@/components/ui/use-format";
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
  const words = useTranslations("rollback");
  const failureText = useFailureText();
  const rollback = useQuery(rollbackOptions(rollbackId));
  if (rollback.data) {
    return (
      <Known
        rollback={rollback.data}
        unheardSince={rollback.isError ? rollback.dataUpdatedAt : null}
        onClose={onClose}
      />
    );
  }
  return (
    <DialogBody
      title={words("watch.title")}
      footer={
        <div className="flex justify-end">
          <Button onClick={onClose}>{words("watch.close")}</Button>
        </div>
      }
    >
      {rollback.isError ? (
        <ErrorState
          title={words("watch.failed")}
          detail={failureText(rollback.error)}
          truth={words("watch.goesOn")}
          onRetry={() => void rollback.refetch()}
          retrying={rollback.isFetching}
        />
      ) : (
        <div role="status">
          <span className="sr-only">{words("watch.loading")}</span>
          <Skeleton className="h-40 w-full" />
        </div>
      )}
    </DialogBody>
  );
}

interface KnownProps {
  rollback: Rollback;
  unheardSince: number | null;
  onClose: () => void;
}

function Known({ rollback, unheardSince, onClose }: KnownProps) {
  const words = useTranslations("rollback.progress");
  const format = useFormat();
  const session = useQuery(sessionOptions(rollback.sessionId));
  const target = useQuery(snapshotOptions(rollback.sessionId, rollback.snapshotId));
  const label = session.data?.label ?? rollback.sessionId;
  const time = target.data ? format.moment(target.data.createdAt, new Date()) : words("theSnapshot");
  return rollback.status === "running" ? (
    <RollbackProgress
      rollback={rollback}
      label={label}
      time={time}
      unheardSince={unheardSince}
      onClose={onClose}
    />
  ) : (
    <RollbackResult rollback={rollback} time={time} onClose={onClose} />
  );
}
