"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "use-intl";
import { useLive } from "@/components/shell/live-provider";
import { Button } from "@/components/ui/button";
import { Freshness } from "./freshness";

interface LiveControlProps {
  /** When what is on the page was last read, in ms since 1970; 0 before the first time. */
  updatedAt: number;
}

/** How fresh the page is, and the button that holds it as it is or shows what has changed. L does the same. */
export function LiveControl({ updatedAt }: LiveControlProps) {
  const words = useTranslations("host");
  const { paused, setPaused } = useLive();
  const Icon = paused ? Play : Pause;
  return (
    <span className="inline-flex items-center gap-2">
      <Freshness updatedAt={updatedAt} />
      <Button
        look="ghost"
        size="s"
        onClick={() => setPaused(!paused)}
        title={words(paused ? "resumeTitle" : "pauseTitle")}
      >
        <Icon size={12} aria-hidden="true" />
        {words(paused ? "resume" : "pause")}
      </Button>
    </span>
  );
}
