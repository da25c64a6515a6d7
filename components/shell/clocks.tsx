"use client";

import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { usePreferences } from "@/components/ui/preferences-provider";
import { useFormat } from "@/components/ui/use-format";
import { useNow } from "@/components/ui/use-now";

/** The reader's time, then UTC. The brighter one is the one that all other times on the page are told in. */
export function Clocks() {
  const words = useTranslations("shell");
  const format = useFormat();
  const { zone } = usePreferences();
  const now = useNow(1000);
  if (now === null) return <span className="w-[188px] max-md:hidden" />;
  const local = format.zoneLocal(now);
  return (
    <span
      className="inline-flex items-center gap-1.5 whitespace-nowrap text-small max-md:hidden"
      title={`${words("clocks")}. ${words(`clocksShown.${zone}`)}`}
    >
      <Time clock={format.clockLocal(now)} zone={local} used={zone === "local" || local === "UTC"} />
      {local === "UTC" ? null : (
        <>
          <span className="w-0.5" />
          <Time clock={format.clockUtc(now)} zone="UTC" used={zone === "utc"} />
        </>
      )}
    </span>
  );
}

const Time = ({ clock, zone, used }: { clock: string; zone: string; used: boolean }) => (
  <>
    <span className={cx("num min-w-[60px]", used ? "text-ink" : "text-ink-3")}>{clock}</span>
    <span className={cx("text-micro", used ? "text-ink-2" : "text-ink-3")}>{zone}</span>
  </>
);
