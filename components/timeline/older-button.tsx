"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { Older } from "./use-pages";

/** Scrolling loads older snapshots by itself; this is for whoever does not scroll, and for a page that failed. */
export function OlderButton({ older }: { older: Older }) {
  const words = useTranslations("timeline.older");
  if (!older.has) return null;
  return (
    <div className="flex items-center gap-3 px-4 py-3">
      <Button onClick={older.load} busy={older.loading ? words("loading") : false}>
        {words("load")}
      </Button>
      {older.failed ? (
        <p role="alert" className="text-bad text-small">
          {words("failed")}
        </p>
      ) : null}
    </div>
  );
}
