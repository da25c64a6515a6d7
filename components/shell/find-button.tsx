"use client";

import { Search } from "lucide-react";
import { useTranslations } from "use-intl";
import { useCommands } from "@/components/command/command-control";
import { CommandKey, Kbd } from "@/components/ui/kbd";

/** Looks like a field and opens the palette. */
export function FindButton() {
  const words = useTranslations("shell");
  const { find } = useCommands();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Meta+K Control+K"
      aria-label={words("find")}
      title={words("find")}
      onClick={find}
      className="inline-flex h-8 w-[364px] min-w-0 items-center gap-2 rounded-m border border-line-strong bg-surface px-2.5 text-ink-3 text-small hover:border-line-control max-lg:w-auto max-md:size-11 max-md:justify-center max-md:border-transparent max-md:bg-transparent max-md:px-0 max-md:text-ink-2"
    >
      <Search size={14} aria-hidden="true" className="max-md:size-4.5" />
      <span className="flex-1 truncate text-left max-lg:hidden">{words("find")}</span>
      <span className="inline-flex gap-0.5 max-md:hidden">
        <CommandKey />
        <Kbd>K</Kbd>
      </span>
    </button>
  );
}
