"use client";

import { useTranslations } from "use-intl";
import type { HostStatus } from "@/lib/contract/host";
import { CommandLine } from "./command-line";

/** The request that waits for approval, and the command that approves it. */
export function PairingHelp({ pairing }: { pairing: NonNullable<HostStatus["pairing"]> }) {
  const words = useTranslations("host");
  return (
    <div className="mt-2 flex flex-col gap-1">
      <p>{words.rich("pairing", { id: () => <span className="code text-ink">{pairing.requestId}</span> })}</p>
      <CommandLine command={pairing.command} />
    </div>
  );
}
