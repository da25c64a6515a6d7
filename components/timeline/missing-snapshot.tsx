"use client";

import { useTranslations } from "use-intl";

/** What stands in place of a snapshot that the link names and that is gone. No other is taken for it. */
export function MissingSnapshot() {
  const words = useTranslations("timeline.missing");
  return (
    <div className="flex flex-col gap-1 p-4">
      <p className="font-medium">{words("title")}</p>
      <p className="text-ink-2">{words("means")}</p>
    </div>
  );
}
