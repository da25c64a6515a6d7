"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { momentText } from "@/components/ui/time-text";
import { isAppError } from "@/lib/contract/errors";
import type { Snapshot } from "@/lib/contract/snapshot";
import { useDeleteSnapshot } from "./use-delete-snapshot";

interface DeleteSnapshotProps {
  snapshot: Snapshot;
  blocked: string | null;
  children: ReactNode;
}

/** Asks before it deletes: this cannot be undone. A held snapshot cannot be deleted. */
export function DeleteSnapshot({ snapshot, blocked, children }: DeleteSnapshotProps) {
  const [open, setOpen] = useState(false);
  const remove = useDeleteSnapshot(snapshot);
  const time = momentText(snapshot.createdAt, new Date());
  const held = snapshot.held ? "it is held: end the hold first" : null;
  return (
    <>
      <Button look="ghost" onClick={() => setOpen(true)} blocked={held ?? blocked}>
        {children}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)}>
        <DialogBody
          title={`Delete the snapshot of ${time}?`}
          lead={<span className="code">{snapshot.name}</span>}
          footer={
            <>
              {remove.isError ? (
                <p role="alert" className="text-bad text-small">
                  It was not deleted. {isAppError(remove.error) ? remove.error.detail : ""}
                </p>
              ) : null}
              <div className="flex justify-end gap-2">
                <Button onClick={() => setOpen(false)} keys={["Esc"]}>
                  Keep it
                </Button>
                <Button
                  look="solid"
                  busy={remove.isPending ? "Deleting" : false}
                  onClick={() => remove.mutate(undefined, { onSuccess: () => setOpen(false) })}
                >
                  Delete snapshot
                </Button>
              </div>
            </>
          }
        >
          <p className="text-ink-2">
            The session itself does not change. What was captured is gone then: nothing can be rolled back to
            it, and no rollback can be undone to it.
          </p>
        </DialogBody>
      </Dialog>
    </>
  );
}
