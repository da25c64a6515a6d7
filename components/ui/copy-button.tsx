"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { announce } from "./announcer";

interface CopyButtonProps {
  text: string;
  /** What is copied, for example "session key". */
  what: string;
}

const SHOWN_MS = 1500;

export function CopyButton({ text, what }: CopyButtonProps) {
  const words = useTranslations("ui");
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
      announce(words("copied", { what }));
    } catch {
      setState("refused");
      announce(words("copyRefused", { what }));
    }
  };

  return (
    <button
      type="button"
      onClick={copy}
      aria-label={words("copy", { what })}
      title={words(state === "refused" ? "copyRefused" : "copy", { what })}
      className="inline-flex size-6 items-center justify-center rounded-s text-ink-3 hover:text-ink max-md:size-11"
    >
      {state === "copied" ? <Check size={13} className="text-ok" /> : <Copy size={13} />}
    </button>
  );
}
