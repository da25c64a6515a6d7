"use client";

import { useTranslations } from "use-intl";
import { CopyButton } from "@/components/ui/copy-button";

/** A command to run elsewhere, to read and to copy. */
export function CommandLine({ command }: { command: string }) {
  const words = useTranslations("host");
  return (
    <p className="flex w-fit max-w-full items-center gap-2 rounded-m border border-line-control bg-canvas py-1 pr-1 pl-3">
      <code className="code text-ink [overflow-wrap:anywhere]">{command}</code>
      <CopyButton text={command} what={words("command")} />
    </p>
  );
}
