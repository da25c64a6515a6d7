"use client";

import { clockText, clockUtcText, zoneText } from "@/components/ui/time-text";
import { useNow } from "@/components/ui/use-now";

/** The reader's time, then UTC. */
export function Clocks() {
  const now = useNow(1000);
  const zone = now === null ? "" : zoneText(now);
  return (
    <span className="inline-flex items-center gap-1.5 text-small max-md:hidden" title="Your time, then UTC">
      <span className="num min-w-[60px] text-ink">{now === null ? "" : clockText(now)}</span>
      <span className="text-micro text-ink-3">{zone}</span>
      {zone === "UTC" ? null : (
        <>
          <span className="num min-w-[60px] pl-1 text-ink-3">{now === null ? "" : clockUtcText(now)}</span>
          <span className="text-micro text-ink-3">UTC</span>
        </>
      )}
    </span>
  );
}
