"use client";

import { HeartPulse } from "lucide-react";
import { useTranslations } from "use-intl";
import { KindMark } from "@/components/snapshot/kind-mark";
import { SnapshotName } from "@/components/snapshot/snapshot-name";
import { Ago } from "@/components/ui/time";
import type { Snapshot } from "@/lib/contract/snapshot";

interface TargetLineProps {
  snapshot: Snapshot;
  /** The session: on a phone it stands here and not in the title. */
  label: string;
}

/** Kind, name, age and health of the snapshot that is the target. */
export function TargetLine({ snapshot, label }: TargetLineProps) {
  const words = useTranslations("rollback.form");
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 text-body">
      <span className="md:hidden">{label},</span>
      <span className="inline-flex max-md:hidden">
        <KindMark kind={snapshot.kind} />
      </span>
      <span className="code min-w-0 text-ink-2 max-md:hidden">
        <SnapshotName name={snapshot.name} />
      </span>
      <span className="whitespace-nowrap text-ink-3">
        <Ago at={snapshot.createdAt} />
      </span>
      {snapshot.lastHealthy ? (
        <span className="pill tone-ok">
          <HeartPulse size={14} aria-hidden="true" />
          {words("lastHealthy")}
        </span>
      ) : null}
    </span>
  );
}
