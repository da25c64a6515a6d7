"use client";

import { useLiveMode } from "@/components/shell/live-provider";
import { cx } from "@/components/ui/class-names";
import { ageText, momentText } from "@/components/ui/time-text";
import { useNow } from "@/components/ui/use-now";
import { useHost } from "./use-host";

const SAID_FROM_MS = 5000;

/** `Live`, `Live updated 12 s ago`, or `Not live` and why. */
export function Freshness({ updatedAt }: { updatedAt: number }) {
  const mode = useLiveMode();
  const { staleSince } = useHost();
  const now = useNow(1000);
  if (now === null) return null;
  if (staleSince !== null) {
    return <Dot tone="bad" label="Not live" detail={`data from ${momentText(staleSince, now)}`} />;
  }
  const ageMs = now.getTime() - updatedAt;
  const age = updatedAt > 0 && ageMs >= SAID_FROM_MS ? `updated ${ageText(ageMs)} ago` : "";
  if (mode === "connecting") return <Dot tone="mute" label="Connecting" detail={age} />;
  if (mode === "polling")
    return <Dot tone="warn" label="Not live" detail={`read every 10 s${age === "" ? "" : `, ${age}`}`} />;
  return <Dot tone="ok" label="Live" detail={age} />;
}

const TONES = {
  ok: "bg-ok",
  warn: "border-2 border-warn",
  bad: "border-2 border-bad",
  mute: "border-2 border-ink-3",
};

const Dot = ({ tone, label, detail }: { tone: keyof typeof TONES; label: string; detail?: string }) => (
  <span
    className={cx("inline-flex items-center gap-1.5 text-small", tone === "bad" ? "text-bad" : "text-ink-3")}
  >
    <span aria-hidden="true" className={cx("size-2 rounded-full", TONES[tone])} />
    <span className={tone === "ok" ? "text-ink" : undefined}>{label}</span>
    {detail ? <span className="max-md:hidden">{detail}</span> : null}
  </span>
);
