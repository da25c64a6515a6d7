"use client";

import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import { Contain } from "@/components/ui/contain";
import type { HostStatus } from "@/lib/contract/host";

// Of the pages that could show it, few ever do.
const CommandLine = lazy(async () => ({ default: (await import("./command-line")).CommandLine }));

/** The request that waits for approval, and the command that approves it. */
export function PairingHelp({ pairing }: { pairing: NonNullable<HostStatus["pairing"]> }) {
  const words = useTranslations("host");
  const command = <code className="code py-1 text-ink">{pairing.command}</code>;
  return (
    <div className="mt-2 flex flex-col gap-1">
      <p>{words.rich("pairing", { id: () => <span className="code text-ink">{pairing.requestId}</span> })}</p>
      <Contain fallback={command}>
        <Suspense fallback={command}>
          <CommandLine command={pairing.command} />
        </Suspense>
      </Contain>
    </div>
  );
}
