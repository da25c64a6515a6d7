"use client";

import { Button } from "@/components/ui/button";

interface MissingSnapshotProps {
  /** Shows all tags again; null when no tag is picked. */
  onClearTag: (() => void) | null;
  older: { has: boolean; load: () => void; loading: boolean };
}

/** What stands in place of a snapshot that the link names and the list lacks. No other is taken for it. */
export const MissingSnapshot = ({ onClearTag, older }: MissingSnapshotProps) => (
  <div className="flex flex-col gap-3 p-4">
    <p className="text-ink-2">
      This snapshot is not in the list: it was deleted, or the filter hides it.
      {older.has ? " It may also be older than the ones loaded so far." : ""} Nothing is selected.
    </p>
    <div className="flex flex-wrap gap-2">
      {onClearTag === null ? null : <Button onClick={onClearTag}>Show all tags</Button>}
      {older.has ? (
        <Button onClick={older.load} busy={older.loading ? "Loading" : false}>
          Load older snapshots
        </Button>
      ) : null}
    </div>
  </div>
);
