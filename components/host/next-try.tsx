"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/ui/use-format";
import { useNow, useServerNow } from "@/components/ui/use-now";

interface NextTryProps {
  /** In ms since 1970, by the clock of whoever tries. */
  at: number;
  by: "browser" | "server";
}

/** Counts down to the next try. */
export function NextTry({ at, by }: NextTryProps) {
  const words = useTranslations("host");
  const format = useFormat();
  const browserNow = useNow(1000);
  const serverNow = useServerNow(1000);
  const now = by === "browser" ? browserNow : serverNow;
  if (now === null) return null;
  const waitMs = at - now.getTime();
  return (
    <span className="num whitespace-nowrap text-ink-2 text-small">
      {waitMs > 0 ? words("nextTry", { wait: format.age(waitMs) }) : words("tryingNow")}
    </span>
  );
}
