"use client";

import { useRouter } from "next/navigation";
import { useCallback, useDeferredValue, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { useHost } from "@/components/host/use-host";
import { isUndoable } from "@/components/rollback/is-undoable";
import { useRollbackControl } from "@/components/rollback/rollback-control";
import { UndoButton } from "@/components/rollback/undo-button";
import { compareHref } from "@/components/sessions/session-link";
import { TakeSnapshot } from "@/components/snapshot/take-snapshot";
import { EmptyState } from "@/components/ui/states";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { useMedia } from "@/components/ui/use-media";
import { useNow } from "@/components/ui/use-now";
import { useStable } from "@/components/ui/use-stable";
import { useUrlParam } from "@/components/ui/use-url-param";
import { useWindowParam } from "@/components/ui/use-window-param";
import type { Rollback } from "@/lib/contract/rollback";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { ChartSection } from "./chart-section";
import { DetailsColumn, DetailsSheet, type SelectedDetailsProps } from "./selected-details";
import { pairOf, pickRange, togglePicked } from "./selection";
import { SelectionKeys } from "./selection-keys";
import { SessionHeader } from "./session-header";
import { SnapshotList, type SnapshotListProps } from "./snapshot-list";
import { TagChips } from "./tag-chips";
import { previousOf, timelineEntries } from "./timeline-entries";
import { useHealth } from "./use-health";
import { type Older, useReachBack, useTagged } from "./use-pages";
import { useSelection } from "./use-selection";
import { useStanding } from "./use-standing";
import { useTagCounts } from "./use-tag-counts";
import { useViewWindow } from "./use-view-window";
import { RANGE_MS } from "./view-window";

interface TimelineProps {
  session: Session;
  snapshots: Snapshot[];
  rollbacks: Rollback[];
  older: Older;
}

/** Header, chart, list and inspector around one selection, which is bound to the snapshot and not to its row. */
export function Timeline({ session, snapshots, rollbacks, older }: TimelineProps) {
  const router = useRouter();
  const words = useTranslations("timeline");
  const { blocked, staleSince } = useHost();
  const { confirm, confirmUndo } = useRollbackControl();
  const isWide = useMedia("(min-width: 1280px)");
  const isPhone = useMedia("(max-width: 767px)");
  const now = (useNow(10_000) ?? new Date()).getTime();
  const [tag, setTag] = useUrlParam("tag");
  const sheet = useWindowParam("details");
  const page = useRef<HTMLElement>(null);
  const column = useRef<HTMLDivElement>(null);

  const tagged = useTagged(session, snapshots, older, tag);
  const { selection, snapshot: selected, ...found } = useSelection(session, snapshots);
  const { isMissing, isComing, sought, select, seek } = found;
  const chosen = useViewWindow(isPhone ? "1h" : "4h", now);
  const health = useHealth(session, now - chosen.view.from > RANGE_MS["24h"] + 60_000);
  const standing = useStanding(selected);
  // The chart may follow the list a moment later: pages that come while somebody scrolls must not hold a frame up.
  const charted = useDeferredValue(tagged.snapshots);
  const reach = useReachBack(tagged.snapshots, tagged.older, chosen.view.from);

  const tags = useTagCounts(session.id, snapshots, older.has);
  const knownTags = tags.tags.map((counted) => counted.tag);
  const running = rollbacks.find(({ status }) => status === "running");
  const [latest] = rollbacks;
  const cameBy = latest?.snapshotId === selected?.id && latest?.status === "completed" ? latest : undefined;
  const undo =
    standing !== "elsewhere" && cameBy !== undefined && isUndoable(cameBy)
      ? () => confirmUndo(cameBy)
      : undefined;
  const entries = useMemo(
    () =>
      timelineEntries({
        snapshots: tagged.snapshots,
        rollbacks: tag === "" ? rollbacks : [],
        crossings: tag === "" ? health.crossings : [],
        hasOlder: tagged.older.has,
      }),
    [tagged.snapshots, tagged.older.has, rollbacks, health.crossings, tag],
  );

  const several = selection.also.length > 0;
  const compare = useStable((snapshot: Snapshot) =>
    router.push(compareHref(session.id, "current", snapshot.id)),
  );
  const clear = () => select({ main: selection.main, also: [] });
  const pair = pairOf(selection);
  const comparePair = pair === null ? undefined : () => router.push(compareHref(session.id, ...pair));
  const rollBack = useStable((snapshot: Snapshot) =>
    confirm({ sessionId: session.id, snapshotId: snapshot.id, undoOf: null }),
  );
  const onPick: SnapshotListProps["onPick"] = (id, how, order) => {
    if (how === "alone") select({ main: id, also: [] });
    else select(how === "add" ? togglePicked(selection, id) : pickRange(selection, id, order));
  };
  const pickMark = useCallback((snapshot: Snapshot) => seek(snapshot.id), [seek]);
  const healthy = session.lastHealthySnapshot?.id ?? snapshots.find(({ lastHealthy }) => lastHealthy)?.id;
  useHotkeys({
    Escape: () => (several ? clear() : router.push("/sessions")),
    b: () => healthy !== undefined && seek(healthy),
    // Of one selected snapshot C compares the current state: see SelectionKeys.
    c: comparePair,
  });

  const picked = new Set<string>([...selection.also, ...(selection.main === null ? [] : [selection.main])]);
  const details: SelectedDetailsProps = {
    selected,
    isMissing,
    isComing,
    several: several ? { count: picked.size, snapshots: snapshots.filter(({ id }) => picked.has(id)) } : null,
    knownTags,
    cameBy,
    blocked,
    onCompare: compare,
    onRollBack: rollBack,
    onUndo: undo,
    onComparePair: comparePair,
    onClear: clear,
  };
  return (
    <main ref={page} className="flex min-h-0 flex-1 flex-col max-xl:overflow-y-auto">
      <SessionHeader
        session={session}
        running={running}
        actions={
          <>
            <UndoButton rollback={latest} blocked={blocked} />
            <TakeSnapshot
              session={session}
              knownTags={knownTags}
              lastSizeBytes={snapshots[0]?.sizeBytes ?? null}
              blocked={blocked}
            />
          </>
        }
      />
      <div className="flex min-h-0 flex-1 max-xl:flex-none">
        <div className="flex min-w-0 flex-1 flex-col">
          <ChartSection
            session={session}
            snapshots={charted}
            reach={reach}
            rollbacks={rollbacks}
            health={health}
            chosen={chosen}
            now={now}
            selected={selected}
            preview={selected !== null && standing === "elsewhere" && !several}
            was={staleSince !== null}
            onSelect={pickMark}
          />
          {snapshots.length === 0 ? (
            <EmptyState title={words("empty.title")}>{words("empty.means")}</EmptyState>
          ) : (
            <>
              <TagChips
                counts={tags.tags}
                held={tags.held}
                atLeast={tags.atLeast}
                total={session.snapshotCount}
                found={tagged.older.has || tagged.isPending ? null : tagged.snapshots.length}
                tag={tag}
                onTag={setTag}
              />
              <div ref={column} className="@container min-h-0 flex-1 xl:overflow-y-auto">
                <SnapshotList
                  key={`${isWide} ${tag}`}
                  session={session}
                  entries={entries}
                  rollbacks={rollbacks}
                  previous={previousOf(snapshots, rollbacks)}
                  selection={selection}
                  sought={isWide || sought?.isOpening === false ? sought : null}
                  older={tagged.older}
                  scroller={isWide ? column : page}
                  onPick={onPick}
                  onOpen={sheet.open}
                  standing={standing}
                  actions={{ onCompare: compare, onRollBack: rollBack, blocked }}
                />
              </div>
            </>
          )}
        </div>
        <DetailsColumn {...details} />
      </div>
      {isWide ? null : (
        <DetailsSheet {...details} open={sheet.isOpen} onOpen={sheet.open} onClose={sheet.close} />
      )}
      {selected === null || several ? null : (
        <SelectionKeys
          key={selected.id}
          snapshot={selected}
          blocked={blocked}
          onCompare={() => compare(selected)}
          onRollBack={() => rollBack(selected)}
        />
      )}
    </main>
  );
}
