"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { useFormat } from "@/components/ui/use-format";
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
  const words = useTranslations("snapshot.remove");
  const failureText = useFailureText();
  const format = useFormat();
  const time = format.moment(snapshot.createdAt, new Date());
  const held = snapshot.held ? words("held") : null;
  return (
    <>
      <Button look="ghost" size="s" onClick={() => setOpen(true)} blocked={held ?? blocked}>
        {children}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)}>
        <DialogBody
          title={words("title", { time })}
          lead={<span className="code">{snapshot.name}</span>}
          footer={
            <>
              {remove.isError ? (
                <p role="alert" className="text-bad text-small">
                  {words("refused", { why: isAppError(remove.error) ? failureText(remove.error) : "" })}
                </p>
              ) : null}
              <div className="flex justify-end gap-2">
                <Button onClick={() => setOpen(false)} keys={["Esc"]}>
                  {words("keep")}
                </Button>
                <Button
                  look="solid"
                  busy={remove.isPending ? words("deleting") : false}
                  onClick={() => remove.mutate(undefined, { onSuccess: () => setOpen(false) })}
                >
                  {words("confirm")}
                </Button>
              </div>
            </>
          }
        >
          <p className="text-ink-2">{words("means")}</p>
        </DialogBody>
      </Dialog>
    </>
  );
}
