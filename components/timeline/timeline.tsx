"use client";

import { GitCompareArrows, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { useHost } from "@/components/host/use-host";
import { useRollbackControl } from "@/components/rollback/rollback-control";
import { UndoButton } from "@/components/rollback/undo-button";
import { compareHref } from "@/components/sessions/session-link";
import { TakeSnapshot } from "@/components/snapshot/take-snapshot";
import { useUpdateSnapshot } from "@/components/snapshot/use-update-snapshot";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/states";
import { momentText } from "@/components/ui/time-text";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { useUrlParam } from "@/components/ui/use-url-param";
import type { Rollback } from "@/lib/contract/rollback";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { ChartSection } from "./chart-section";
import { EffectBar } from "./effect-bar";
import { Inspector } from "./inspector";
import { MissingSnapshot } from "./missing-snapshot";
import { SessionHeader } from "./session-header";
import { SnapshotList } from "./snapshot-list";
import { TagChips } from "./tag-chips";
import { openingSnapshot, tagCounts, timelineEntries, withTag } from "./timeline-entries";

interface TimelineProps {
  session: Session;
  snapshots: Snapshot[];
  rollbacks: Rollback[];
  older: { has: boolean; load: () => void; loading: boolean };
}

/** Header, chart, list and inspector around one selection, which is bound to the snapshot and not to its row. */
export function Timeline({ session, snapshots, rollbacks, older }: TimelineProps) {
  const router = useRouter();
  const { blocked } = useHost();
  const { confirm } = useRollbackControl();
  const [named, setNamed] = useUrlParam("snapshot");
  const [tag, setTag] = useUrlParam("tag");
  const [sheet, setSheet] = useState(false);

  const shown = withTag(snapshots, tag);
  const selected = openingSnapshot(shown, named);
  const knownTags = tagCounts(snapshots).map((counted) => counted.tag);
  const running = rollbacks.find(({ status }) => status === "running");
  const entries = timelineEntries(shown, tag === "" ? rollbacks : []);

  const missing =
    selected === undefined && named !== "" ? (
      <MissingSnapshot onClearTag={tag === "" ? null : () => setTag("")} older={older} />
    ) : null;

  const select = useCallback(
    (snapshot: Snapshot) => {
      setSheet(false);
      setNamed(snapshot.id);
    },
    [setNamed],
  );
  useHotkeys({ Escape: () => router.push("/sessions") });
  const compare = (snapshot: Snapshot) => router.push(compareHref(session.id, "current", snapshot.id));
  const rollBack = (snapshot: Snapshot) =>
    confirm({ sessionId: session.id, snapshotId: snapshot.id, undoOf: null });

  return (
    <main className="flex min-h-0 flex-1 flex-col max-xl:overflow-y-auto">
      <SessionHeader
        session={session}
        running={running}
        actions={
          <>
            <UndoButton rollback={rollbacks[0]} blocked={blocked} />
            <TakeSnapshot session={session} knownTags={knownTags} blocked={blocked} />
          </>
        }
      />
      <div className="flex min-h-0 flex-1 max-xl:flex-none">
        <div className="flex min-w-0 flex-1 flex-col">
          <ChartSection
            session={session}
            snapshots={shown}
            rollbacks={rollbacks}
            selected={selected}
            onSelect={select}
          />
          {snapshots.length === 0 ? (
            <EmptyState title="No snapshot yet">
              Take one with the button above, or with S: this session can then be put back to it. Snapshots
              that agents and policies take show up here too.
            </EmptyState>
          ) : (
            <>
              <TagChips snapshots={snapshots} tag={tag} onTag={setTag} />
              <div className="min-h-0 flex-1 xl:overflow-y-auto">
                <SnapshotList
                  session={session}
                  entries={entries}
                  rollbacks={rollbacks}
                  newest={snapshots[0]}
                  selected={selected}
                  onSelect={select}
                  onOpen={() => setSheet(true)}
                  actionsFor={(snapshot) => (
                    <RowActions
                      onCompare={() => compare(snapshot)}
                      onRollBack={() => rollBack(snapshot)}
                      blocked={blocked}
                    />
                  )}
                />
                {older.has ? (
                  <div className="px-4 py-3">
                    <Button onClick={older.load} busy={older.loading ? "Loading" : false}>
                      Load older snapshots
                    </Button>
                  </div>
                ) : null}
              </div>
            </>
          )}
        </div>
        {selected ? (
          <aside
            aria-label="Inspector"
            className="flex w-inspector shrink-0 flex-col border-line border-l bg-surface max-xl:hidden"
          >
            <div className="min-h-0 flex-1 overflow-y-auto">
              <Inspector key={selected.id} snapshot={selected} knownTags={knownTags} blocked={blocked} />
            </div>
            <div className="flex gap-2 border-line border-t p-3">
              <Button size="l" onClick={() => compare(selected)} keys={["C"]}>
                <GitCompareArrows size={16} aria-hidden="true" />
                Compare
              </Button>
              <Button
                size="l"
                look="roll"
                className="flex-1"
                onClick={() => rollBack(selected)}
                keys={["R"]}
                blocked={blocked}
              >
                <Undo2 size={16} aria-hidden="true" />
                Roll back to here
              </Button>
            </div>
          </aside>
        ) : null}
        {missing ? (
          <aside
            aria-label="Inspector"
            className="w-inspector shrink-0 border-line border-l bg-surface max-xl:hidden"
          >
            {missing}
          </aside>
        ) : null}
      </div>
      {missing ? (
        <section
          aria-label="Selected snapshot"
          className="sticky bottom-0 z-sticky border-line-strong border-t bg-overlay xl:hidden"
        >
          {missing}
        </section>
      ) : null}
      {selected ? (
        <>
          <EffectBar
            snapshot={selected}
            blocked={blocked}
            onCompare={() => compare(selected)}
            onRollBack={() => rollBack(selected)}
            onDetails={() => setSheet(true)}
          />
          <Dialog open={sheet} onClose={() => setSheet(false)} side>
            <DialogBody title={`Snapshot of ${momentText(selected.createdAt, new Date())}`}>
              <div className="-mx-4">
                <Inspector key={selected.id} snapshot={selected} knownTags={knownTags} blocked={blocked} />
              </div>
            </DialogBody>
          </Dialog>
          <SelectionKeys snapshot={selected} blocked={blocked} onCompare={compare} onRollBack={rollBack} />
        </>
      ) : null}
    </main>
  );
}

interface RowActionsProps {
  onCompare: () => void;
  onRollBack: () => void;
  blocked: string | null;
}

const RowActions = ({ onCompare, onRollBack, blocked }: RowActionsProps) => (
  <>
    <Button size="s" onClick={onCompare}>
      Compare
    </Button>
    <Button size="s" look="roll-soft" onClick={onRollBack} blocked={blocked}>
      <Undo2 size={13} aria-hidden="true" />
      Roll back to here
    </Button>
  </>
);

interface SelectionKeysProps {
  snapshot: Snapshot;
  blocked: string | null;
  onCompare: (snapshot: Snapshot) => void;
  onRollBack: (snapshot: Snapshot) => void;
}

/** The single keys for the selected snapshot. R opens the window; no single key rolls back. */
function SelectionKeys({ snapshot, blocked, onCompare, onRollBack }: SelectionKeysProps) {
  const update = useUpdateSnapshot(snapshot);
  useHotkeys({
    c: () => onCompare(snapshot),
    r: () => blocked === null && onRollBack(snapshot),
    h: () => blocked === null && update.mutate({ hold: !snapshot.held }),
  });
  return null;
}
