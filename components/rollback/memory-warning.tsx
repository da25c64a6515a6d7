"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { compareHref } from "@/components/sessions/session-link";
import { useSnapshots } from "@/components/snapshot/use-snapshots";
import { useFormat } from "@/components/ui/use-format";
import type { Snapshot } from "@/lib/contract/snapshot";
import { diffOptions } from "@/lib/queries/options";
import { firstSickSnapshot } from "./errors-began";

interface MemoryWarningProps {
  snapshot: Snapshot;
  /** Memory lines that were written since the target. */
  newLines: number;
  onLeave: () => void;
}

/** That memory which would stay was written after errors were seen. Silent when no snapshot saw any. */
export function MemoryWarning({ snapshot, newLines, onLeave }: MemoryWarningProps) {
  const words = useTranslations("rollback");
  const { snapshots } = useSnapshots(snapshot.sessionId);
  const sick = firstSickSnapshot(snapshots ?? [], snapshot);
  return (
    <>
      {sick === undefined ? null : <LateLines sick={sick} newLines={newLines} />}{" "}
      <Link
        href={`${compareHref(snapshot.sessionId, "current", snapshot.id)}#memory`}
        onClick={onLeave}
        className="link whitespace-nowrap"
      >
        {words("memory.read")}
      </Link>
    </>
  );
}

function LateLines({ sick, newLines }: { sick: Snapshot; newLines: number }) {
  const words = useTranslations("rollback");
  const format = useFormat();
  const since = useQuery(diffOptions(sick.sessionId, sick.id, "current"));
  const late = Math.min(since.data?.memory.addedLines ?? 0, newLines);
  if (late === 0) return null;
  return (
    <span className="text-warn">
      {words("memory.afterErrors", {
        late: format.count(late),
        count: newLines,
        time: format.moment(sick.createdAt, new Date()),
      })}
    </span>
  );
}
