"use client";

import { Freshness } from "@/components/host/freshness";
import { Kbd } from "@/components/ui/kbd";

export interface Hint {
  keys: string[];
  does: string;
}

interface HintBarProps {
  hints: Hint[];
  /** When what is on the page was last read, in ms since 1970; 0 before the first time. */
  updatedAt: number;
}

/** The keys that work here, and how fresh the page is. */
export const HintBar = ({ hints, updatedAt }: HintBarProps) => (
  <footer className="flex h-hintbar shrink-0 items-center gap-4 border-line border-t px-4 text-micro text-ink-3 max-md:hidden">
    {hints.map(({ keys, does }) => (
      <span key={does} className="inline-flex items-center gap-1.5">
        <span className="inline-flex gap-0.5">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
        {does}
      </span>
    ))}
    <span className="flex-1" />
    <Freshness updatedAt={updatedAt} />
  </footer>
);
