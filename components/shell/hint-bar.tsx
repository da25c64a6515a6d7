"use client";

import { useTranslations } from "use-intl";
import { LiveControl } from "@/components/host/live-control";
import { KeyHint } from "@/components/ui/key-hint";
import { usePreferences } from "@/components/ui/preferences-provider";

export interface Hint {
  keys: string[];
  does: string;
}

interface HintBarProps {
  hints: Hint[];
  /** When what is on the page was last read, in ms since 1970; 0 before the first time. */
  updatedAt: number;
}

/** The keys that work here, and how fresh the page is. A key that the reader switched off is not promised. */
export function HintBar({ hints, updatedAt }: HintBarProps) {
  const words = useTranslations("shell");
  const { shortcuts } = usePreferences();
  const all = [...hints, { keys: ["?"], does: words("allShortcuts") }];
  const shown = shortcuts ? all : all.filter(({ keys }) => !keys.some(isCharacter));
  return (
    <footer className="flex h-hintbar shrink-0 items-center gap-4 overflow-hidden border-line border-t px-4 text-micro text-ink-3 max-md:hidden">
      {shown.map(({ keys, does }) => (
        <KeyHint key={does} keys={keys} does={does} />
      ))}
      <span className="flex-1" />
      <LiveControl updatedAt={updatedAt} />
    </footer>
  );
}

const isCharacter = (key: string): boolean => /^[A-Z0-9/?[\]](?:–\d)?$/.test(key);
