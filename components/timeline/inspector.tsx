"use client";

import { HeartPulse, Pin, PinOff, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { PlanEffect } from "@/components/rollback/plan-effect";
import { DeleteSnapshot } from "@/components/snapshot/delete-snapshot";
import { EditTags } from "@/components/snapshot/edit-tags";
import { KIND_NAMES, KindMark } from "@/components/snapshot/kind-mark";
import { SnapshotName } from "@/components/snapshot/snapshot-name";
import { useUpdateSnapshot } from "@/components/snapshot/use-update-snapshot";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { bytesText, countOf, percentText, tokensText } from "@/components/ui/number-text";
import { Pill } from "@/components/ui/pill";
import { FullTime } from "@/components/ui/time";
import type { Snapshot } from "@/lib/contract/snapshot";

interface InspectorProps {
  snapshot: Snapshot;
  knownTags: string[];
  /** Why nothing can be written now, or null. */
  blocked: string | null;
}

/** The selected snapshot, and what a rollback to it would do. */
export function Inspector({ snapshot, knownTags, blocked }: InspectorProps) {
  const update = useUpdateSnapshot(snapshot);
  return (
    <div className="flex flex-col">
      <section aria-label="Selected snapshot" className="border-line border-b px-4 py-3">
        <div className="flex items-center gap-2">
          <KindMark kind={snapshot.kind} undone={snapshot.undoneBy !== null} />
          <span className="text-ink-2">{KIND_NAMES[snapshot.kind]} snapshot</span>
          <span className="flex-1" />
          {snapshot.lastHealthy ? (
            <Pill boxed tone="ok" icon={<HeartPulse size={14} />}>
              Last healthy
            </Pill>
          ) : null}
        </div>
        <h2 className="code flex min-w-0 pt-2 font-medium text-body!">
          <SnapshotName name={snapshot.name} />
        </h2>
        {snapshot.description === "" ? null : (
          <p className="whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]">{snapshot.description}</p>
        )}
        <dl className="pt-3">
          <Detail name="Taken">
            <FullTime at={snapshot.createdAt} />
          </Detail>
          <Detail name="ID">
            <span className="flex min-w-0 items-center">
              <span className="code truncate">{snapshot.id}</span>
              <CopyButton text={snapshot.id} what="snapshot id" />
            </span>
          </Detail>
          <Detail name="Tags">
            <EditTags
              snapshot={snapshot}
              knownTags={knownTags}
              blocked={blocked}
              onChange={(tags) => update.mutate({ tags })}
            />
          </Detail>
          <Detail name="Author">
            {snapshot.createdBy.kind} <span className="text-ink">{snapshot.createdBy.name}</span>
          </Detail>
          <Detail name="Health">{healthText(snapshot)}</Detail>
          <Detail name="Holds">{holdsText(snapshot)}</Detail>
          <Detail name="Size">
            <span className="num">{bytesText(snapshot.sizeBytes)}</span>,{" "}
            <span className="num">{bytesText(snapshot.storedBytes)}</span> new in the store
          </Detail>
        </dl>
        <div className="flex gap-2 pt-3">
          <Button
            onClick={() => update.mutate({ hold: !snapshot.held })}
            keys={["H"]}
            blocked={blocked}
            aria-pressed={snapshot.held}
          >
            {snapshot.held ? <PinOff size={14} aria-hidden="true" /> : <Pin size={14} aria-hidden="true" />}
            {snapshot.held ? "End hold" : "Hold"}
          </Button>
          <DeleteSnapshot snapshot={snapshot} blocked={blocked}>
            <Trash2 size={14} aria-hidden="true" />
            Delete
          </DeleteSnapshot>
        </div>
      </section>
      <section aria-label="If you roll back to here" className="px-4 py-3">
        <PlanEffect snapshot={snapshot} />
      </section>
    </div>
  );
}

const Detail = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex min-h-[22px] gap-3 text-small">
    <dt className="w-[76px] shrink-0 pt-0.5 text-ink-3">{name}</dt>
    <dd className="min-w-0 pt-0.5 text-ink-2">{children}</dd>
  </div>
);

function healthText({ health }: Snapshot): string {
  const errors =
    health.errorRate === null || health.runs === 0
      ? "no runs looked at"
      : `error rate ${percentText(health.errorRate)} of ${countOf(health.runs, "run")}`;
  return health.ramBytes === null ? errors : `${errors}, RAM ${bytesText(health.ramBytes)}`;
}

function holdsText({ parts, contextTokens }: Snapshot): string {
  const tokens = contextTokens === null ? "" : ` (${tokensText(contextTokens, true)} tokens)`;
  const memory = countOf(parts.memory.lines ?? 0, "memory line");
  return `${countOf(parts.context.count, "message")}${tokens}, ${memory}, ${countOf(parts.files.count, "file")}`;
}
