"use client";

import { GitCompareArrows } from "lucide-react";
import { useTranslations } from "use-intl";
import { KindMark } from "@/components/snapshot/kind-mark";
import { SnapshotName } from "@/components/snapshot/snapshot-name";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/time";
import type { Snapshot } from "@/lib/contract/snapshot";

interface SeveralSelectedProps {
  count: number;
  /** Those of them that are loaded, newest first. */
  snapshots: Snapshot[];
  /** Undefined unless exactly two are selected. */
  onCompare: (() => void) | undefined;
  onClear: () => void;
}

const MOST_LISTED = 12;

/** Several snapshots at once: two can be compared. */
export function SeveralSelected({ count, snapshots, onCompare, onClear }: SeveralSelectedProps) {
  const words = useTranslations("timeline.several");
  const all = useTranslations("timeline");
  return (
    <section aria-label={all("inspector.selected")} className="flex flex-col gap-3 p-4">
      <h2 className="font-medium text-strong">{words("title", { count })}</h2>
      <ul className="flex flex-col gap-1.5">
        {snapshots.slice(0, MOST_LISTED).map(({ id, kind, undoneBy, createdAt, name }) => (
          <li key={id} className="flex min-w-0 items-center gap-2 text-small">
            <KindMark kind={kind} undone={undoneBy !== null} />
            <Moment at={createdAt} />
            <span className="code flex min-w-0 text-ink-2">
              <SnapshotName name={name} />
            </span>
          </li>
        ))}
      </ul>
      {count > MOST_LISTED ? (
        <p className="text-ink-3 text-small">{words("more", { count: count - MOST_LISTED })}</p>
      ) : null}
      {onCompare ? null : <p className="text-ink-2 text-small">{words("onlyTwo")}</p>}
      <div className="flex gap-2">
        {onCompare ? (
          <Button onClick={onCompare} keys={["C"]}>
            <GitCompareArrows size={15} aria-hidden="true" />
            {words("compare")}
          </Button>
        ) : null}
        <Button look="ghost" onClick={onClear}>
          {words("clear")}
        </Button>
      </div>
    </section>
  );
}
