"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Camera, ChevronRight, GitCompareArrows, HeartPulse, Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { useHost } from "@/components/host/use-host";
import { isUndoable } from "@/components/rollback/is-undoable";
import { useRollbackControl } from "@/components/rollback/rollback-control";
import { compareHref } from "@/components/sessions/session-link";
import { serverTime } from "@/components/ui/server-clock";
import { useFormat } from "@/components/ui/use-format";
import { isHotkeyWired, pressHotkey } from "@/components/ui/use-hotkeys";
import { useUrlParam } from "@/components/ui/use-url-param";
import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import { planOptions, rollbacksOptions, sessionOptions, snapshotsOptions } from "@/lib/queries/options";
import type { PaletteEntry } from "./palette-item";
import { keysOf } from "./shortcuts";

/** What can be done with the session that the palette is narrowed to. Whatever is risky only opens its window. */
export function useScopeEntries(
  sessionId: SessionId | null,
  onSearchSnapshots: () => void,
): { label: string | undefined; entries: PaletteEntry[] } {
  const words = useTranslations("command.palette");
  const format = useFormat();
  const { blocked } = useHost();
  const { confirm, confirmUndo } = useRollbackControl();
  const [selected] = useUrlParam("snapshot");
  const enabled = sessionId !== null;
  const id = sessionId ?? ("" as SessionId);
  const session = useQuery({ ...sessionOptions(id), enabled }).data;
  const newest = useQuery({ ...rollbacksOptions(id), enabled }).data?.items[0];
  const pages = useInfiniteQuery({ ...snapshotsOptions(id), enabled }).data?.pages;
  const target =
    session?.lastHealthySnapshot ?? pages?.[0]?.items.find(({ lastHealthy }) => lastHealthy) ?? null;
  // Only what the page behind has counted already: a plan reads the whole state.
  const plan = useQuery({ ...planOptions(id, target?.id ?? ("" as SnapshotId)), enabled: false }).data;
  if (session === undefined || sessionId === null) return { label: undefined, entries: [] };

  const now = new Date(serverTime());
  const reason = (why: string | null) => (why === null ? undefined : words("notNow", { reason: why }));
  const entries: PaletteEntry[] = [];
  // R and C act on the selected snapshot: they are named only where that is this one.
  const isSelected = target !== null && isHotkeyWired("r") && (selected === "" || selected === target.id);

  if (target !== null) {
    const moment = format.moment(target.createdAt, now);
    entries.push({
      id: "roll-back",
      icon: <Undo2 size={15} />,
      label: words("rollBack", { moment }),
      detail:
        reason(blocked) ??
        (plan === undefined
          ? words("rollBackDetail", { age: format.age(now.getTime() - Date.parse(target.createdAt)) })
          : words("rollBackRemoves", { count: plan.effects.drop.messages })),
      keys: isSelected ? keysOf("rollBack") : undefined,
      blocked,
      run: () => confirm({ sessionId, snapshotId: target.id, undoOf: null }),
    });
  }
  if (session.snapshotCount > 0) {
    entries.push({
      id: "roll-back-another",
      icon: <Undo2 size={15} />,
      label: words("rollBackAnother"),
      detail: words("snapshotCount", { count: session.snapshotCount }),
      mark: <ChevronRight size={15} aria-hidden="true" className="text-ink-3" />,
      stay: onSearchSnapshots,
    });
  }
  if (newest !== undefined && isUndoable(newest)) {
    entries.push({
      id: "undo",
      icon: <Redo2 size={15} />,
      label: words("undo", { moment: format.moment(newest.startedAt, now) }),
      detail: reason(blocked) ?? words("undoDetail", { name: newest.requestedBy.name }),
      keys: isHotkeyWired("u") ? keysOf("undo") : undefined,
      blocked,
      run: () => confirmUndo(newest),
    });
  }
  if (target !== null) {
    entries.push({
      id: "compare",
      icon: <GitCompareArrows size={15} />,
      label: words("compare", { moment: format.moment(target.createdAt, now) }),
      detail: words("compareDetail"),
      keys: isSelected && isHotkeyWired("c") ? keysOf("compare") : undefined,
      href: compareHref(sessionId, "current", target.id),
    });
  }
  if (isHotkeyWired("s")) {
    entries.push({
      id: "take-snapshot",
      icon: <Camera size={15} />,
      label: words("takeSnapshot"),
      detail: reason(blocked),
      keys: keysOf("takeSnapshot"),
      blocked,
      run: () => pressHotkey("s"),
    });
  }
  if (isHotkeyWired("b")) {
    entries.push({
      id: "last-healthy",
      icon: <HeartPulse size={15} />,
      label: words("lastHealthy"),
      keys: keysOf("lastHealthy"),
      run: () => pressHotkey("b"),
    });
  }
  return { label: session.label, entries };
}
