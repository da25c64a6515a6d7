"use client";

import { HeartPulse, Pin, PinOff, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { DeleteSnapshot } from "@/components/snapshot/delete-snapshot";
import { EditTags } from "@/components/snapshot/edit-tags";
import { KindMark } from "@/components/snapshot/kind-mark";
import { useUpdateSnapshot } from "@/components/snapshot/use-update-snapshot";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Pill } from "@/components/ui/pill";
import { FullTime } from "@/components/ui/time";
import { useFormat } from "@/components/ui/use-format";
import type { Rollback } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Format } from "@/lib/i18n/format";
import { InspectorEffect } from "./inspector-effect";

interface InspectorProps {
  snapshot: Snapshot;
  knownTags: string[];
  /** The newest rollback, when it led to this snapshot. */
  cameBy: Rollback | undefined;
  /** Why nothing can be written now, or null. */
  blocked: string | null;
}

/** The selected snapshot, and what a rollback to it would do. */
export function Inspector({ snapshot, knownTags, cameBy, blocked }: InspectorProps) {
  const update = useUpdateSnapshot(snapshot);
  const words = useTranslations("timeline.inspector");
  const kinds = useTranslations("snapshot.kinds");
  const format = useFormat();
  const { kind, name: author } = snapshot.createdBy;
  return (
    <div className="flex flex-col">
      <section aria-label={words("selected")} className="border-line border-b px-4 py-3">
        <div className="flex min-h-[22px] items-center gap-2 text-ink-2 text-small">
          <KindMark kind={snapshot.kind} undone={snapshot.undoneBy !== null} />
          {words("kind", { kind: kinds(snapshot.kind) })}
          <span className="flex-1" />
          {snapshot.lastHealthy ? (
            <Pill boxed tone="ok" icon={<HeartPulse size={14} />}>
              {words("lastHealthy")}
            </Pill>
          ) : null}
        </div>
        <h2 className="code pt-2 font-medium text-body! leading-5 [overflow-wrap:anywhere]">
          {snapshot.name}
        </h2>
        {snapshot.description === "" ? null : (
          <p className="whitespace-pre-line pt-1 text-ink-2 text-small [overflow-wrap:anywhere]">
            {snapshot.description}
          </p>
        )}
        <dl className="grid grid-cols-[76px_minmax(0,1fr)] gap-x-3 gap-y-1 pt-3 text-small">
          <Detail name={words("taken")}>
            <FullTime at={snapshot.createdAt} />
          </Detail>
          <Detail name={words("id")}>
            <span className="-my-1 flex min-w-0 items-center">
              <span className="code truncate">{snapshot.id}</span>
              <CopyButton text={snapshot.id} what={words("idToCopy")} />
            </span>
          </Detail>
          <Detail name={words("tags")}>
            <EditTags
              snapshot={snapshot}
              knownTags={knownTags}
              blocked={blocked}
              onChange={(tags) => update.mutate({ tags })}
            />
          </Detail>
          <Detail name={words("author")}>
            {words(`authors.${kind}`)} {author}
          </Detail>
          <Detail name={words("health")}>{healthText(snapshot, words, format)}</Detail>
          <Detail name={words("size")}>
            {words.rich("sizeAndStored", {
              size: format.bytes(snapshot.sizeBytes),
              stored: format.bytes(snapshot.storedBytes),
              n: (chunks) => <span className="num">{chunks}</span>,
            })}
          </Detail>
        </dl>
        <div className="flex gap-2 pt-2">
          <Button
            size="s"
            onClick={() => update.mutate({ hold: !snapshot.held })}
            keys={["H"]}
            blocked={blocked}
            aria-pressed={snapshot.held}
          >
            {snapshot.held ? <PinOff size={13} aria-hidden="true" /> : <Pin size={13} aria-hidden="true" />}
            {words(snapshot.held ? "endHold" : "hold")}
          </Button>
          <DeleteSnapshot snapshot={snapshot} blocked={blocked}>
            <Trash2 size={13} aria-hidden="true" />
            {words("delete")}
          </DeleteSnapshot>
        </div>
      </section>
      <section aria-label={words("effect")} className="px-4 py-3">
        <InspectorEffect snapshot={snapshot} cameBy={cameBy} />
      </section>
    </div>
  );
}

const Detail = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-ink-3">{name}</dt>
    <dd className="min-w-0 text-ink">{children}</dd>
  </>
);

function healthText(
  { health }: Snapshot,
  words: ReturnType<typeof useTranslations<"timeline.inspector">>,
  format: Format,
): string {
  const errors =
    health.errorRate === null || health.runs === 0
      ? words("noRuns")
      : words("errorRate", { rate: format.percent(health.errorRate) });
  return health.ramBytes === null ? errors : words("withRam", { errors, ram: format.bytes(health.ramBytes) });
}
