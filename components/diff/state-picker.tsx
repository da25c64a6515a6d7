"use client";

import { ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Popover } from "@/components/ui/popover";
import type { StateRef } from "@/lib/contract/ids";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { StateLabel } from "./state-label";
import { StateOptions } from "./state-options";

interface StatePickerProps {
  /** Before or after. */
  side: string;
  value: StateRef;
  session: Session;
  snapshots: Snapshot[];
  older: { has: boolean; load: () => void; loading: boolean };
  onPick: (ref: StateRef) => void;
}

/** Chooses one side of the comparison: the current state or a snapshot. */
export function StatePicker({ side, value, session, snapshots, older, onPick }: StatePickerProps) {
  const words = useTranslations("diff.picker");
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={words("choose", { side })}
      align="start"
      className="w-[460px] max-w-[calc(100vw-16px)]"
      trigger={
        <button
          type="button"
          className="flex min-h-12 w-full min-w-0 items-center gap-3 rounded-m border border-line-control bg-surface px-3 py-1 text-left max-md:min-h-11"
        >
          <span className="cap w-11 shrink-0">{side}</span>
          <StateLabel state={value} session={session} snapshots={snapshots} />
          <ChevronsUpDown size={14} className="shrink-0 text-ink-3" aria-hidden="true" />
        </button>
      }
    >
      <StateOptions
        value={value}
        session={session}
        snapshots={snapshots}
        older={older}
        onPick={(ref) => {
          setOpen(false);
          onPick(ref);
        }}
      />
    </Popover>
  );
}
