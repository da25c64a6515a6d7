"use client";

import { ChevronsUpDown, CircleDot } from "lucide-react";
import { useState } from "react";
import { KindMark } from "@/components/snapshot/kind-mark";
import { SnapshotName } from "@/components/snapshot/snapshot-name";
import { countOf } from "@/components/ui/number-text";
import { Popover } from "@/components/ui/popover";
import { Ago, Moment } from "@/components/ui/time";
import { useRoving } from "@/components/ui/use-roving";
import type { StateRef } from "@/lib/contract/ids";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";

interface StatePickerProps {
  label: string;
  value: StateRef;
  session: Session;
  snapshots: Snapshot[];
  onPick: (ref: StateRef) => void;
}

/** Chooses one side of the comparison: the current state or a snapshot. */
export function StatePicker({ label, value, session, snapshots, onPick }: StatePickerProps) {
  const [open, setOpen] = useState(false);
  const pick = (ref: StateRef) => {
    setOpen(false);
    onPick(ref);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={`${label}: choose a state`}
      align="start"
      className="w-[460px] max-w-[calc(100vw-16px)]"
      trigger={
        <button
          type="button"
          className="flex min-h-12 w-full min-w-0 items-center gap-3 rounded-m border border-line-control bg-surface px-3 py-1 text-left"
        >
          <span className="cap w-11 shrink-0">{label}</span>
          <StateLabel state={value} session={session} snapshots={snapshots} />
          <ChevronsUpDown size={14} className="text-ink-3" aria-hidden="true" />
        </button>
      }
    >
      <StateOptions value={value} session={session} snapshots={snapshots} onPick={pick} />
    </Popover>
  );
}

interface StateOptionsProps {
  value: StateRef;
  session: Session;
  snapshots: Snapshot[];
  onPick: (ref: StateRef) => void;
}

function StateOptions({ value, session, snapshots, onPick }: StateOptionsProps) {
  const refs: StateRef[] = ["current", ...snapshots.map(({ id }) => id)];
  const [current, setCurrent] = useState<string>(value);
  const roving = useRoving({ ids: refs, current, onMove: setCurrent });
  return (
    <div {...roving.listProps} className="py-1">
      {refs.map((ref) => {
        const { "aria-selected": _selected, ...row } = roving.rowProps(ref);
        return (
          <button
            key={ref}
            type="button"
            {...row}
            aria-current={ref === value}
            className="flex min-h-11 w-full items-center gap-3 px-3 py-1 text-left hover:bg-hover aria-[current=true]:bg-selected focus-visible:outline-offset-[-2px]"
            onClick={() => onPick(ref)}
          >
            <StateLabel state={ref} session={session} snapshots={snapshots} />
          </button>
        );
      })}
    </div>
  );
}

interface StateLabelProps {
  state: StateRef;
  session: Session;
  snapshots: Snapshot[];
}

function StateLabel({ state, session, snapshots }: StateLabelProps) {
  const snapshot = snapshots.find(({ id }) => id === state);
  if (state === "current") {
    return (
      <span className="flex min-w-0 flex-1 items-center gap-3">
        <CircleDot size={14} aria-hidden="true" />
        <span className="min-w-0">
          <span className="block font-medium">Current state</span>
          <span className="block text-ink-3 text-small">
            {session.context.messages === null
              ? "now"
              : `now, ${countOf(session.context.messages, "message")}`}
          </span>
        </span>
      </span>
    );
  }
  if (snapshot === undefined) return <span className="code min-w-0 flex-1 truncate">{state}</span>;
  return (
    <span className="flex min-w-0 flex-1 items-center gap-3">
      <KindMark kind={snapshot.kind} undone={snapshot.undoneBy !== null} />
      <span className="min-w-0">
        <span className="code flex min-w-0 font-medium">
          <SnapshotName name={snapshot.name} />
        </span>
        <span className="block truncate text-ink-3 text-small">
          <Moment at={snapshot.createdAt} />, <Ago at={snapshot.createdAt} />,{" "}
          {countOf(snapshot.parts.context.count, "message")}
          {snapshot.lastHealthy ? ", last healthy" : ""}
        </span>
      </span>
    </span>
  );
}
