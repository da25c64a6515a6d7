"use client";

import { Kbd, useCommandKey } from "./kbd";

interface KeyHintProps {
  /** `Mod` stands for the modifier of commands on the reader's machine. */
  keys: readonly string[];
  does: string;
}

/** Keys and what they do, in a bar of such hints. */
export function KeyHint({ keys, does }: KeyHintProps) {
  const command = useCommandKey();
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span className="inline-flex gap-0.5">
        {keys.map((key) => (
          <Kbd key={key}>{key === "Mod" ? command : key}</Kbd>
        ))}
      </span>
      {does}
    </span>
  );
}
