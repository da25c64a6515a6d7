"use client";

import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import type { SettingDiff } from "@/lib/contract/diff";
import type { Json } from "@/lib/contract/json";
import { changeId } from "./changes";

/** Settings with their value on either side. */
export function SettingsDiff({ changes }: { changes: SettingDiff[] }) {
  const words = useTranslations("diff.setting");
  return (
    <dl className="border-line border-t">
      {changes.map(({ key, from, to, op }, at) => (
        <div
          key={key}
          id={changeId("settings", at)}
          tabIndex={-1}
          className="flex min-h-9 flex-wrap items-center gap-x-3 border-line px-4 py-1 not-first:border-t focus-visible:-outline-offset-2"
        >
          <dt className="code min-w-0 flex-1 text-ink-2 [overflow-wrap:anywhere]">{key}</dt>
          <dd className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <Value value={from} look="word-del text-del-ink" none={op === "added"} />
            <span className="text-ink-3" aria-hidden="true">
              →
            </span>
            <span className="sr-only">{words("becomes")}</span>
            <Value value={to} look="word-add text-add-ink" none={op === "removed"} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value, look, none }: { value: Json; look: string; none: boolean }) {
  const words = useTranslations("diff.setting");
  if (none) return <span className="text-ink-3">{words("notSet")}</span>;
  return (
    <span className={cx("code px-1 [overflow-wrap:anywhere]", look)}>
      {typeof value === "string" ? value : JSON.stringify(value)}
    </span>
  );
}
