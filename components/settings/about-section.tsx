"use client";

import { useTranslations } from "use-intl";
import { useHost } from "@/components/host/use-host";
import { serverTime } from "@/components/ui/server-clock";
import { Skeleton } from "@/components/ui/states";
import { useFormat } from "@/components/ui/use-format";
import { useServerNow } from "@/components/ui/use-now";
import { Fact, Section } from "./section";

/** Which Clawback this is, where it keeps its data, and where its API is described. */
export function AboutSection() {
  const words = useTranslations("settings.about");
  const { version, store } = useHost();
  return (
    <Section title={words("title")}>
      <Fact label={words("version")}>
        {version === undefined ? <Skeleton className="h-4 w-16" /> : <span className="code">{version}</span>}
      </Fact>
      <Fact label={words("store")}>
        {store === undefined ? <Skeleton className="h-4 w-40" /> : words(`stores.${store}`)}
      </Fact>
      <Fact label={words("clock")}>
        <ClockDifference />
      </Fact>
      <Fact label={words("api")}>
        <a className="link max-md:py-3" href="/api/v1/docs">
          {words("docs")}
        </a>
        <a className="link max-md:py-3" href="/api/v1/openapi.json">
          {words("openapi")}
        </a>
      </Fact>
    </Section>
  );
}

function ClockDifference() {
  const words = useTranslations("settings.about");
  const format = useFormat();
  // Drawn again when the difference turns out to be another.
  useServerNow(10_000);
  const aheadMs = serverTime() - Date.now();
  if (Math.abs(aheadMs) < 1000) return words("clockSame");
  const duration = format.duration(Math.abs(aheadMs));
  return words(aheadMs > 0 ? "clockAhead" : "clockBehind", { duration });
}
