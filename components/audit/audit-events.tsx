"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl";
import { announce } from "@/components/ui/announcer";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { useFormat } from "@/components/ui/use-format";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { useMedia } from "@/components/ui/use-media";
import { useRoving } from "@/components/ui/use-roving";
import { useUrlParam } from "@/components/ui/use-url-param";
import type { AuditItem } from "@/lib/contract/audit";
import { isSnapshotId } from "@/lib/contract/id-guards";
import { auditLines, isToReview, keyOf } from "./audit-lines";
import { AuditList } from "./audit-list";
import { compareOf, EventInspector } from "./event-inspector";
import { eventLine } from "./event-line";
import { useAuditCheck } from "./integrity-badge";
import { ReviewForm } from "./review-form";
import type { useAudit } from "./use-audit";

interface AuditEventsProps {
  head: ReactNode;
  events: readonly AuditItem[];
  pages: ReturnType<typeof useAudit>;
  labels: ReadonlyMap<string, string>;
  now: Date;
}

/** The list, and the selected event beside it. V goes to the note of one that is to review, the selected one first. */
export function AuditEvents({ head, events, pages, labels, now }: AuditEventsProps) {
  const words = useTranslations("audit");
  const router = useRouter();
  const format = useFormat();
  const hasColumn = useMedia("(min-width: 1280px)", true);
  const [picked, setPicked] = useUrlParam("event");
  const [open, setOpen] = useState<ReadonlySet<string>>(NOTHING);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const { data: check } = useAuditCheck();

  const lines = useMemo(() => {
    const day = (at: string) => format.day(Date.parse(at));
    return auditLines(events, { open, isSameDay: (one, other) => day(one) === day(other) });
  }, [events, open, format]);
  const rows = useMemo(() => lines.filter(({ kind }) => kind !== "day").map(({ key }) => key), [lines]);
  const current = rows.includes(picked) ? picked : (rows[0] ?? null);
  const line = lines.find(({ key }) => key === current);
  const selected = eventOf(line);
  const toReview = useMemo(() => events.filter(isToReview), [events]);

  const openLine = useCallback(
    (key: string) => {
      setPicked(key);
      if (key.startsWith("tick-")) setOpen((before) => toggled(before, key));
      else if (!hasColumn) setSheetOpen(true);
    },
    [hasColumn, setPicked],
  );
  const roving = useRoving({
    ids: rows,
    current,
    onMove: (key) => flushSync(() => setPicked(key)),
    onEnter: openLine,
  });

  /** Shows an event also when it stands in a tick that is closed. */
  const show = (event: AuditItem) => {
    const tick = lines.find(
      (one) => one.kind === "tick" && !one.isOpen && one.events.some(({ seq }) => seq === event.seq),
    );
    flushSync(() => {
      if (tick) setOpen(toggled(open, tick.key));
      setPicked(keyOf(event));
      if (!hasColumn) setSheetOpen(true);
    });
    roving.focusRow(keyOf(event));
  };
  const goToNote = () => {
    const target = selected && isToReview(selected) ? selected : toReview[0];
    if (target === undefined) return announce(words("review.none"));
    show(target);
    // The window of a narrow page draws its content a moment later, and marks the note for the focus itself.
    note.current?.focus();
  };
  const goOn = (signed: AuditItem) => {
    const next = nextToReview(toReview, signed);
    if (next === undefined) {
      setSheetOpen(false);
      roving.focusRow(keyOf(signed));
      return;
    }
    show(next);
    note.current?.focus();
  };
  const compare = selected && compareOf(selected);
  useHotkeys({ v: goToNote, c: compare ? () => router.push(compare) : undefined });

  const details = selected ? (
    <Details
      key={selected.seq}
      event={selected}
      note={note}
      session={selected.sessionId === null ? null : (labels.get(selected.sessionId) ?? selected.sessionId)}
      line={eventLine(selected, words)}
      left={toReview.length - 1}
      onSigned={() => goOn(selected)}
    />
  ) : null;

  return (
    <div className="flex min-h-0 flex-1">
      <main className="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto">
        {head}
        <AuditList
          lines={lines}
          current={current}
          brokenAt={check?.fault?.seq}
          now={now}
          labels={labels}
          pages={pages}
          roving={roving}
          onSelect={setPicked}
          onOpen={openLine}
        />
      </main>
      {hasColumn && details ? (
        <aside
          aria-label={words("inspector.title")}
          className="flex w-inspector shrink-0 flex-col border-line border-l bg-surface max-xl:hidden"
        >
          {details}
        </aside>
      ) : null}
      {selected && !hasColumn ? (
        <Dialog open={isSheetOpen} onClose={() => setSheetOpen(false)} side>
          <DialogBody title={words("inspector.of", { seq: format.count(selected.seq) })}>
            <div className="-mx-6 max-md:-mx-4">{details}</div>
          </DialogBody>
        </Dialog>
      ) : null}
    </div>
  );
}

const NOTHING: ReadonlySet<string> = new Set();

const toggled = (keys: ReadonlySet<string>, key: string): ReadonlySet<string> =>
  keys.has(key) ? new Set([...keys].filter((other) => other !== key)) : new Set([...keys, key]);

function eventOf(line: ReturnType<typeof auditLines>[number] | undefined): AuditItem | undefined {
  if (line?.kind === "event") return line.event;
  return line?.kind === "tick" ? line.events[0] : undefined;
}

/** The one below, else the first: whoever works down the list goes on down. */
function nextToReview(toReview: readonly AuditItem[], signed: AuditItem): AuditItem | undefined {
  const others = toReview.filter(({ seq }) => seq !== signed.seq);
  return others.find(({ seq }) => seq < signed.seq) ?? others[0];
}

interface DetailsProps {
  event: AuditItem;
  note: React.Ref<HTMLTextAreaElement>;
  session: string | null;
  line: string;
  left: number;
  onSigned: () => void;
}

function Details({ event, note, session, line, left, onSigned }: DetailsProps) {
  const snapshotId = event.snapshotId ?? undefined;
  return (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <EventInspector event={event} session={session} line={line} />
      </div>
      {isToReview(event) && isSnapshotId(snapshotId) ? (
        <ReviewForm
          ref={note}
          snapshotId={snapshotId}
          name={event.snapshot?.name ?? snapshotId}
          left={left}
          onSigned={onSigned}
        />
      ) : null}
    </>
  );
}
