"use client";

import { useRouter } from "next/navigation";
import { lazy, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useHost } from "@/components/host/use-host";
import { Contain } from "@/components/ui/contain";
import { Grid } from "@/components/ui/grid";
import { LazyWindow } from "@/components/ui/lazy-window";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { useRoving } from "@/components/ui/use-roving";
import type { Session } from "@/lib/contract/session";
import { GroupHead } from "./group-head";
import { comparable } from "./next-steps";
import { sessionLines } from "./session-lines";
import { compareHref, sessionHref } from "./session-link";
import { SessionRow } from "./session-row";
import { SessionRows } from "./session-rows";
import { SessionsHead } from "./sessions-head";
import { useFleetLines } from "./use-fleet-lines";
import { useHeldOrder } from "./use-held-order";
import { WaitingButton } from "./waiting-button";

// Most visits of the list take no snapshot.
const TakeSnapshotDialog = lazy(async () => ({
  default: (await import("./take-snapshot-dialog")).TakeSnapshotDialog,
}));

interface SessionListProps {
  label: string;
  sessions: readonly Session[];
  /** Since when nothing new is known, or null. */
  staleSince: string | null;
  /** They belong to another filter, whose answer has not come. */
  isOld: boolean;
}

/** What needs attention first. Arrows or J K move, Enter opens, C compares with the last healthy snapshot, S takes one. */
export function SessionList({ label, sessions, staleSince, isOld }: SessionListProps) {
  const router = useRouter();
  const { blocked } = useHost();
  const fleet = useFleetLines();
  const list = useRef<HTMLDivElement>(null);
  const { attention, rest, waiting, rearrange } = useHeldOrder(sessions, list);
  const lines = useMemo(() => sessionLines(attention, rest), [attention, rest]);
  const ordered = useMemo(() => [...attention, ...rest], [attention, rest]);
  const [picked, setPicked] = useState<string | null>(null);
  const [saving, setSaving] = useState<Session | null>(null);
  const current = ordered.find(({ id }) => id === picked) ?? ordered[0];
  const currentLine = lines.findIndex(({ key }) => key === current?.id);
  const reveal = useRef<((index: number) => void) | null>(null);

  const open = (session: Session | undefined) => session && router.push(sessionHref(session.id));
  const roving = useRoving({
    ids: useMemo(() => ordered.map(({ id }) => id), [ordered]),
    current: current?.id ?? null,
    // The row must be there before the focus can go to it: the selected one is always drawn.
    onMove: (id) => {
      flushSync(() => setPicked(id));
      reveal.current?.(lines.findIndex(({ key }) => key === id));
    },
    onEnter: (id) => open(ordered.find((session) => session.id === id)),
  });
  const good = current && comparable(current);
  const canSave = current !== undefined && !current.deleted && blocked === null;
  useHotkeys({
    c: () => good && router.push(compareHref(current.id, "current", good.id)),
    s: () => canSave && setSaving(current),
    Enter: (event) => event.target === document.body && open(current),
  });

  return (
    <>
      <div className="relative flex min-h-80 flex-1 flex-col">
        <WaitingButton
          waiting={waiting}
          onShow={() => {
            rearrange();
            list.current?.scrollTo({ top: 0 });
          }}
        />
        <Grid
          label={label}
          {...roving.listProps}
          ref={(element) => {
            list.current = element;
            roving.listProps.ref.current = element;
          }}
          aria-rowcount={lines.length + 1}
          aria-busy={isOld}
          className={`min-h-0 flex-1 scroll-pt-8 overflow-y-auto border-line border-t ${isOld ? "opacity-60" : ""}`}
        >
          <SessionsHead withLimit={fleet !== undefined} />
          <SessionRows
            lines={lines}
            list={list}
            pinned={currentLine}
            reveal={reveal}
            draw={(line, index) =>
              line.kind === "head" ? (
                <GroupHead
                  group={line.group}
                  count={line.count}
                  staleSince={staleSince}
                  rowIndex={index + 2}
                />
              ) : (
                <SessionRow
                  session={line.session}
                  attention={line.group === "attention"}
                  staleSince={staleSince}
                  fleet={fleet}
                  rowIndex={index + 2}
                  isSelected={index === currentLine}
                  tabIndex={index === currentLine ? 0 : -1}
                  onSelect={setPicked}
                  onTakeSnapshot={setSaving}
                />
              )
            }
          />
        </Grid>
      </div>
      <Contain fallback={null}>
        <LazyWindow open={saving !== null}>
          <TakeSnapshotDialog session={saving} onClose={() => setSaving(null)} />
        </LazyWindow>
      </Contain>
    </>
  );
}
