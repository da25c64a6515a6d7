"use client";

import { useUpdateSnapshot } from "@/components/snapshot/use-update-snapshot";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import type { Snapshot } from "@/lib/contract/snapshot";

interface SelectionKeysProps {
  snapshot: Snapshot;
  blocked: string | null;
  onCompare: () => void;
  onRollBack: () => void;
}

/** The single keys for the selected snapshot. R opens the window; no single key rolls back. */
export function SelectionKeys({ snapshot, blocked, onCompare, onRollBack }: SelectionKeysProps) {
  const update = useUpdateSnapshot(snapshot);
  useHotkeys({
    c: onCompare,
    r: () => blocked === null && onRollBack(),
    h: () => blocked === null && update.mutate({ hold: !snapshot.held }),
  });
  return null;
}
