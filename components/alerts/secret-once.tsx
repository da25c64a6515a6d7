"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogBody } from "@/components/ui/dialog";

interface SecretOnceProps {
  name: string;
  secret: string;
  onDone: () => void;
}

/** A secret that was just made. It is nowhere else: whoever closes this without it makes a new target. */
export function SecretOnce({ name, secret, onDone }: SecretOnceProps) {
  const words = useTranslations("alerts.secret");
  return (
    <DialogBody
      title={words("title", { name })}
      footer={
        <div className="flex justify-end">
          <Button look="solid" onClick={onDone}>
            {words("done")}
          </Button>
        </div>
      }
    >
      <p className="pb-3 text-ink-2">{words("means")}</p>
      <p className="flex items-center gap-2 rounded-m border border-line-control bg-canvas px-3 py-1">
        <code className="code min-w-0 flex-1 [overflow-wrap:anywhere]">{secret}</code>
        <CopyButton text={secret} what={words("what")} />
      </p>
    </DialogBody>
  );
}
