"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { useDeleteTarget } from "./use-target";

/** Asks before it deletes: the secret is gone with it. */
export function DeleteTarget({ name }: { name: string }) {
  const [open, setOpen] = useState(false);
  const words = useTranslations("alerts.remove");
  const alerts = useTranslations("alerts");
  const failureText = useFailureText();
  const remove = useDeleteTarget(name);
  return (
    <>
      <Button
        look="ghost"
        size="s"
        aria-label={alerts("named", { action: words("action"), name })}
        onClick={() => setOpen(true)}
      >
        {words("action")}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)}>
        <DialogBody
          title={words("title", { name })}
          footer={
            <>
              {remove.isError ? (
                <p role="alert" className="text-bad text-small">
                  {words("refused", { why: failureText(remove.error) })}
                </p>
              ) : null}
              <div className="flex justify-end gap-2">
                <Button onClick={() => setOpen(false)} keys={["Esc"]} data-first-focus="">
                  {words("keep")}
                </Button>
                <Button
                  look="solid"
                  busy={remove.isPending ? words("deleting") : false}
                  onClick={() => remove.mutate(undefined, { onSuccess: () => setOpen(false) })}
                >
                  {words("action")}
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
