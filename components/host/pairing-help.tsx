import { CopyButton } from "@/components/ui/copy-button";
import type { HostStatus } from "@/lib/contract/host";

/** The request that waits for approval, and the command that approves it. */
export const PairingHelp = ({ pairing }: { pairing: NonNullable<HostStatus["pairing"]> }) => (
  <div className="mt-2 flex flex-col gap-1">
    <p>
      Pairing request <span className="code text-ink">{pairing.requestId}</span> waits for approval. Run this
      where the gateway runs; this page goes on by itself.
    </p>
    <p className="flex w-fit max-w-full items-center gap-2 rounded-m border border-line-control bg-canvas py-1 pr-1 pl-3">
      <code className="code text-ink [overflow-wrap:anywhere]">{pairing.command}</code>
      <CopyButton text={pairing.command} what="command" />
    </p>
  </div>
);
