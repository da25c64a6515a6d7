"use client";

import { ArrowLeftRight, ChevronLeft, ChevronRight, Undo2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useHost } from "@/components/host/use-host";
import { useRollbackControl } from "@/components/rollback/rollback-control";
import { sessionHref } from "@/components/sessions/session-link";
import { StatusPill } from "@/components/sessions/status-pill";
import { Button } from "@/components/ui/button";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import type { SnapshotId, StateRef } from "@/lib/contract/ids";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { CopyPatch } from "./copy-patch";
import { StatePicker } from "./state-picker";

interface CompareHeaderProps {
  session: Session;
  snapshots: Snapshot[];
  from: StateRef;
  to: StateRef;
  onPick: (pair: { from: StateRef; to: StateRef }) => void;
}

/** Where one is, the two pickers, and the way back to the state after. */
export function CompareHeader({ session, snapshots, from, to, onPick }: CompareHeaderProps) {
  const router = useRouter();
  const { blocked, staleSince } = useHost();
  const { confirm } = useRollbackControl();
  const target = rollbackTarget(from, to);
  const swap = () => onPick({ from: to, to: from });
  const rollBack = () => {
    if (target !== null && blocked === null)
      confirm({ sessionId: session.id, snapshotId: target, undoOf: null });
  };
  useHotkeys({
    x: swap,
    r: rollBack,
    Escape: () => router.push(sessionHref(session.id, target ?? undefined)),
  });

  return (
    <section aria-label="Compare" className="shrink-0 border-line border-b px-6 pt-2 pb-3 max-md:px-4">
      <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1">
        <nav aria-label="Breadcrumb" className="flex min-w-0 items-center gap-1.5 text-body text-ink-3">
          <Link href="/sessions" className="hover:text-ink max-md:hidden">
            Sessions
          </Link>
          <ChevronRight size={14} className="max-md:hidden" aria-hidden="true" />
          <Link
            href={sessionHref(session.id, target ?? undefined)}
            className="inline-flex min-w-0 items-center truncate text-ink-2 hover:text-ink max-md:min-h-11"
          >
            <ChevronLeft size={20} className="md:hidden" aria-hidden="true" />
            {session.label}
          </Link>
          <ChevronRight size={14} aria-hidden="true" />
        </nav>
        <h1 className="-ml-1.5 font-semibold text-title tracking-tight">Compare</h1>
        <StatusPill status={session.status} boxed was={staleSince !== null} />
        <span className="flex-1" />
        <CopyPatch sessionId={session.id} from={from} to={to} />
        {target === null ? null : (
          <Button look="roll" onClick={rollBack} keys={["R"]} blocked={blocked}>
            <Undo2 size={15} aria-hidden="true" />
            Roll back to here
          </Button>
        )}
      </div>
      <div className="mt-2 flex items-stretch gap-2 max-md:flex-wrap">
        <div className="min-w-0 flex-1 max-md:basis-full">
          <StatePicker
            label="Before"
            value={from}
            session={session}
            snapshots={snapshots}
            onPick={(ref) => onPick({ from: ref, to })}
          />
        </div>
        <Button icon onClick={swap} className="h-auto!" aria-label="Swap before and after" title="Swap (X)">
          <ArrowLeftRight size={15} aria-hidden="true" />
        </Button>
        <div className="min-w-0 flex-1">
          <StatePicker
            label="After"
            value={to}
            session={session}
            snapshots={snapshots}
            onPick={(ref) => onPick({ from, to: ref })}
          />
        </div>
      </div>
    </section>
  );
}

/** The snapshot that "here" means: the state after, or the one that is compared with the current state. */
const rollbackTarget = (from: StateRef, to: StateRef): SnapshotId | null => {
  if (to !== "current") return to;
  return from === "current" ? null : from;
};
