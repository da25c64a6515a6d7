"use client";

import { useTranslations } from "use-intl";
import { Kbd, useCommandKey } from "@/components/ui/kbd";
import { JOINING_WORDS } from "./shortcuts";

/** Keys of a shortcut, drawn, with the words between them. */
export function Keys({ keys }: { keys: readonly string[] }) {
  const words = useTranslations("command");
  const command = useCommandKey();
  return (
    <span className="inline-flex items-center gap-1 text-ink-3 text-micro max-md:hidden">
      {keys.map((part) => {
        const word = JOINING_WORDS.get(part);
        if (word !== undefined) return <span key={part}>{words(word)}</span>;
        return <Kbd key={part}>{part === "Mod" ? command : part}</Kbd>;
      })}
    </span>
  );
}
