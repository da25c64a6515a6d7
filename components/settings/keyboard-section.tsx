"use client";

import { useTranslations } from "use-intl";
import { useCommands } from "@/components/command/command-control";
import { Button } from "@/components/ui/button";
import { useCommandKey } from "@/components/ui/kbd";
import { usePreferences } from "@/components/ui/preferences-provider";
import { Switch } from "@/components/ui/switch";
import { Fact, Section } from "./section";

/** Whether letters alone do something, and the list of what they do. */
export function KeyboardSection() {
  const words = useTranslations("settings");
  const { shortcuts, change } = usePreferences();
  const { showShortcuts } = useCommands();
  return (
    <Section title={words("keyboard.title")} note={words("browserNote")}>
      <Fact
        label={<label htmlFor="shortcuts">{words("keyboard.single")}</label>}
        help={<span id="shortcuts-help">{words("keyboard.singleHelp", { key: useCommandKey() })}</span>}
      >
        <Switch
          id="shortcuts"
          checked={shortcuts}
          onChange={(checked) => change({ shortcuts: checked })}
          describedBy="shortcuts-help"
        />
        <Button size="s" onClick={showShortcuts}>
          {words("keyboard.show")}
        </Button>
      </Fact>
    </Section>
  );
}
