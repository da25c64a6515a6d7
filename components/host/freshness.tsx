"use client";

import { useTranslations } from "use-intl";
import { useLive } from "@/components/shell/live-provider";
import { cx } from "@/components/ui/class-names";
import { useFormat } from "@/components/ui/use-format";
import { useNow } from "@/components/ui/use-now";
import { useHost } from "./use-host";

const SAID_FROM_MS = 5000;

/** `Live`, `Live updated 12 s ago`, `Paused, 3 changes waiting`, or `Not live` and why. */
export function Freshness({ updatedAt }: { updatedAt: number }) {
  const words = useTranslations("host");
  const format = useFormat();
  const { mode, paused, waiting } = useLive();
  const { staleSince, status } = useHost();
  const now = useNow(1000);
  if (now === null) return null;
  if (staleSince !== null) {
    if (status?.connection === "connecting") {
      return <Dot tone="mute" label={words("connectingToName", { name: status.name })} />;
    }
    const detail = words("dataFrom", { moment: format.moment(staleSince, now) });
    return <Dot tone="bad" label={words("notLive")} detail={detail} />;
  }
  const ageMs = now.getTime() - updatedAt;
  const age = updatedAt > 0 && ageMs >= SAID_FROM_MS ? format.age(ageMs) : null;
  const updated = age === null ? "" : words("updated", { age });
  if (paused) {
    const changes = waiting === null ? words("waitingUnknown") : words("waiting", { count: waiting });
    return <Dot tone="warn" label={words("paused")} detail={changes} />;
  }
  if (mode === "connecting") return <Dot tone="mute" label={words("connectingNow")} detail={updated} />;
  if (mode === "polling") {
    const detail = age === null ? words("readEvery") : words("readEveryUpdated", { age });
    return <Dot tone="warn" label={words("notLive")} detail={detail} />;
  }
  return <Dot tone="ok" label={words("live")} detail={updated} />;
}

const TONES = {
  ok: "bg-ok",
  warn: "border-2 border-warn",
  bad: "border-2 border-bad",
  mute: "border-2 border-ink-3",
};

const Dot = ({ tone, label, detail }: { tone: keyof typeof TONES; label: string; detail?: string }) => (
  <span
    className={cx(
      "inline-flex items-center gap-1.5 whitespace-nowrap text-small",
      tone === "bad" ? "text-bad" : "text-ink-3",
    )}
  >
    <span aria-hidden="true" className={cx("size-2 rounded-full", TONES[tone])} />
    <span className={tone === "ok" ? "text-ink" : undefined}>{label}</span>
    {detail ? <span className="max-md:hidden">{detail}</span> : null}
  </span>
);
