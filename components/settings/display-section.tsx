"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/ui/use-format";
import { useNow } from "@/components/ui/use-now";
import { LanguageChoice, ThemeChoice, ZoneChoice } from "./choices";
import { Fact, Section } from "./section";

/** Theme, language, and whose clock times are told by. */
export function DisplaySection() {
  const words = useTranslations("settings");
  const format = useFormat();
  const now = useNow(1000);
  return (
    <Section title={words("appearance.title")} note={words("browserNote")}>
      <Fact label={words("appearance.theme")}>
        <ThemeChoice />
      </Fact>
      <Fact label={words("appearance.language")}>
        <LanguageChoice />
      </Fact>
      <Fact label={words("appearance.times")} help={words("appearance.timesHelp")}>
        <ZoneChoice />
        {now === null ? null : (
          <span className="text-ink-3 text-small">
            {words("appearance.now", { clock: format.clock(now), zone: format.zone(now) })}
          </span>
        )}
      </Fact>
    </Section>
  );
}
