"use client";

import { useTranslations } from "use-intl";
import type { SnapshotKind } from "@/lib/contract/snapshot";

/** The drawing of a kind in a box of 14 by 14; the same in lists and in the chart. */
export function KindShape({ kind }: { kind: SnapshotKind }) {
  switch (kind) {
    case "scheduled":
      return (
        <circle
          cx="7"
          cy="7"
          r="3.8"
          fill="var(--cb-surface)"
          stroke="var(--cb-kind-scheduled)"
          strokeWidth="1.75"
        />
      );
    case "manual":
      return <circle cx="7" cy="7" r="4.6" fill="var(--cb-kind-manual)" />;
    case "pre_operation":
      return <path d="M7 1.2 12.8 7 7 12.8 1.2 7Z" fill="var(--cb-kind-preop)" />;
    case "safety":
      return (
        <path d="M7 1 12.4 2.8V7c0 3-2.2 5-5.4 6.2C3.8 12 1.6 10 1.6 7V2.8Z" fill="var(--cb-kind-safety)" />
      );
  }
}

interface KindMarkProps {
  kind: SnapshotKind;
  /** A later rollback undid it: drawn half. */
  undone?: boolean;
}

export function KindMark({ kind, undone = false }: KindMarkProps) {
  const words = useTranslations("snapshot");
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 14 14"
      role="img"
      opacity={undone ? 0.5 : 1}
      aria-label={words(`kinds.${kind}`)}
    >
      <KindShape kind={kind} />
    </svg>
  );
}
