import { HeartPulse } from "lucide-react";
import { KindMark } from "@/components/snapshot/kind-mark";
import { SnapshotName } from "@/components/snapshot/snapshot-name";
import { Ago } from "@/components/ui/time";
import type { Snapshot } from "@/lib/contract/snapshot";

/** Kind, name, age and health of the snapshot that is the target. */
export const TargetLine = ({ snapshot }: { snapshot: Snapshot }) => (
  <span className="flex flex-wrap items-center gap-x-2">
    <KindMark kind={snapshot.kind} />
    <span className="code min-w-0 text-ink-2">
      <SnapshotName name={snapshot.name} />
    </span>
    <span className="text-ink-3">
      <Ago at={snapshot.createdAt} />
    </span>
    {snapshot.lastHealthy ? (
      <span className="pill tone-ok">
        <HeartPulse size={14} aria-hidden="true" />
        last healthy
      </span>
    ) : null}
  </span>
);
