"use client";

import { useTranslations } from "use-intl";
import { KeyHint } from "@/components/ui/key-hint";

/** The keys of the palette itself. */
export function PaletteFooter() {
  const words = useTranslations("command.palette");
  return (
    <div className="flex h-9 shrink-0 items-center gap-4 border-line border-t bg-canvas px-4 text-ink-3 text-micro max-md:hidden">
      <KeyHint keys={["↑", "↓"]} does={words("choose")} />
      <KeyHint keys={["↵"]} does={words("run")} />
      <KeyHint keys={["Mod", "↵"]} does={words("newTab")} />
      <span className="flex-1" />
      <KeyHint keys={[">"]} does={words("commandsOnly")} />
      <KeyHint keys={["#"]} does={words("snapshots")} />
      <KeyHint keys={["@"]} does={words("sessions")} />
    </div>
  );
}
