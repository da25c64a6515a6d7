"use client";

import { ArrowLeftRight, ArrowUpDown, ChevronLeft, ChevronRight, Undo2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { useHost } from "@/components/host/use-host";
import { useRollbackControl } from "@/components/rollback/rollback-control";
import { sessionHref } from "@/components/sessions/session-link";
import { StatusPill } from "@/components/sessions/status-pill";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/use-format";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import type { StateRef } from "@/lib/contract/ids";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { CompareTools } from "./compare-tools";
import { rollbackSide } from "./rollback-side";
import { StatePicker } from "./state-picker";

export interface ComparePair {
  from: StateRef;
  to: StateRef;
}

interface CompareHeaderProps extends ComparePair {
  session: Session;
  snapshots: Snapshot[];
  older: { has: boolean; load: () => void; loading: boolean };
  onPick: (pair: ComparePair) => void;
}

/** Where one is, the two pickers, and the way back to the older state. */
export function CompareHeader({ session, snapshots, older, from, to, onPick }: CompareHeaderProps) {
  const words = useTranslations("diff.header");
  const router = useRouter();
  const { staleSince } = useHost();
  const target = rollbackSide(from, to, snapshots);
  const swap = () => onPick({ from: to, to: from });
  useHotkeys({
    x: swap,
    Escape: () => router.push(sessionHref(session.id, target ?? undefined)),
  });

  return (
    <section aria-label={words("label")} className="px-6 pt-2 pb-3 max-md:px-4 max-md:pt-0">
      <div className="flex min-h-10 items-center gap-x-3 gap-y-1 md:flex-wrap">
        <nav aria-label={words("breadcrumb")} className="flex min-w-0 items-center gap-1.5 text-ink-3">
          <Link href="/sessions" className="hover:text-ink max-md:hidden">
            {words("sessions")}
          </Link>
          <ChevronRight size={14} className="max-md:hidden" aria-hidden="true" />
          <Link
            href={sessionHref(session.id, target ?? undefined)}
            className="inline-flex min-w-0 items-center text-ink-2 hover:text-ink max-md:min-h-11"
          >
            <ChevronLeft size={20} className="shrink-0 md:hidden" aria-hidden="true" />
            <span className="truncate">{session.label}</span>
          </Link>
          <ChevronRight size={14} aria-hidden="true" />
        </nav>
        <h1 className="-ml-1.5 font-semibold text-title tracking-tight">{words("compare")}</h1>
        <span className="max-md:hidden">
          <StatusPill status={session.status} boxed was={staleSince !== null} />
        </span>
        <span className="flex-1" />
        <CompareTools sessionId={session.id} from={from} to={to} />
        <span className="max-md:hidden">
          <RollBackButton session={session} snapshots={snapshots} from={from} to={to} listens />
        </span>
      </div>
      <div className="mt-1 grid grid-cols-[minmax(0,1fr)_32px_minmax(0,1fr)] gap-2 max-md:mt-0 max-md:grid-cols-[minmax(0,1fr)_44px] max-md:gap-y-1.5">
        <StatePicker
          side={words("before")}
          value={from}
          session={session}
          snapshots={snapshots}
          older={older}
          onPick={(ref) => onPick({ from: ref, to })}
        />
        <Button
          icon
          onClick={swap}
          className="h-auto! max-md:col-start-2 max-md:row-span-2 max-md:row-start-1"
          aria-label={words("swap")}
          title={words("swap")}
        >
          <ArrowLeftRight size={15} className="max-md:hidden" aria-hidden="true" />
          <ArrowUpDown size={16} className="md:hidden" aria-hidden="true" />
        </Button>
        <StatePicker
          side={words("after")}
          value={to}
          session={session}
          snapshots={snapshots}
          older={older}
          onPick={(ref) => onPick({ from, to: ref })}
        />
      </div>
    </section>
  );
}

interface RollBackButtonProps extends ComparePair {
  session: Session;
  snapshots: Snapshot[];
  /** Whether R does the same: one button on the page listens. */
  listens?: boolean;
  size?: "m" | "l";
}

/** Opens the rollback to the older side. Not there when both sides are the current state. */
export function RollBackButton({ session, snapshots, from, to, listens, size = "m" }: RollBackButtonProps) {
  const words = useTranslations("diff.header");
  const format = useFormat();
  const { blocked } = useHost();
  const { confirm } = useRollbackControl();
  const target = rollbackSide(from, to, snapshots);
  const open = () => {
    if (target !== null && blocked === null)
      confirm({ sessionId: session.id, snapshotId: target, undoOf: null });
  };
  useHotkeys({ r: listens ? open : undefined });
  if (target === null) return null;
  const snapshot = snapshots.find(({ id }) => id === target);
  const isHere = from === "current" || to === "current" || snapshot === undefined;
  return (
    <Button
      look="roll"
      size={size}
      onClick={open}
      keys={["R"]}
      blocked={blocked}
      className={size === "l" ? "w-full" : undefined}
    >
      <Undo2 size={15} aria-hidden="true" />
      {isHere
        ? words("rollBack")
        : words("rollBackTo", { time: format.moment(snapshot.createdAt, new Date()) })}
    </Button>
  );
}
