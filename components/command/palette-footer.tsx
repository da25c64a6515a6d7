"use client";

import { useTranslations } from "use-intl";
import { CommandKey, Kbd } from "@/components/ui/kbd";

/** The keys of the palette itself. */
export function PaletteFooter() {
  const words = useTranslations("command.palette");
  return (
    <div className="flex h-9 shrink-0 items-center gap-4 border-line border-t bg-canvas px-4 text-ink-3 text-micro max-md:hidden">
      <span className="inline-flex items-center gap-1.5">
        <span className="inline-flex gap-0.5">
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd>
        </span>
        {words("choose")}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <Kbd>↵</Kbd>
        {words("run")}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span className="inline-flex gap-0.5">
          <CommandKey />
          <Kbd>↵</Kbd>
        </span>
        {words("newTab")}
      </span>
      <span className="flex-1" />
      <span className="inline-flex items-center gap-1.5">
        <Kbd>{">"}</Kbd>
        {words("commandsOnly")}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <Kbd>#</Kbd>
        {words("snapshots")}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <Kbd>@</Kbd>
        {words("sessions")}
      </span>
    </div>
  );
}
