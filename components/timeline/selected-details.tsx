"use client";

import { useTranslations } from "use-intl";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/states";
import { useFormat } from "@/components/ui/use-format";
import type { Rollback } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import { EffectBar } from "./effect-bar";
import { Inspector } from "./inspector";
import { InspectorActions } from "./inspector-actions";
import { MissingSnapshot } from "./missing-snapshot";
import { SeveralSelected } from "./several-selected";

export interface SelectedDetailsProps {
  /** The snapshot that the details are of; null when there is none. */
  selected: Snapshot | null;
  /** The address names a snapshot that does not exist. */
  isMissing: boolean;
  /** The snapshot is known by its id only, and still being read. */
  isComing: boolean;
  /** More than one is selected: how many, and those of them that are read. */
  several: { count: number; snapshots: Snapshot[] } | null;
  knownTags: string[];
  /** The newest rollback, when it led to this snapshot. */
  cameBy: Rollback | undefined;
  /** Why nothing can be written now, or null. */
  blocked: string | null;
  onCompare: (snapshot: Snapshot) => void;
  onRollBack: (snapshot: Snapshot) => void;
  onUndo: (() => void) | undefined;
  onComparePair: (() => void) | undefined;
  onClear: () => void;
}

/** What is selected, in a column beside the list. */
export function DetailsColumn(props: SelectedDetailsProps) {
  const { selected, isMissing, isComing, several } = props;
  const words = useTranslations("timeline.inspector");
  if (selected === null && several === null && !isMissing && !isComing) return null;
  return (
    <aside
      aria-label={words("title")}
      className="flex w-inspector shrink-0 flex-col border-line border-l bg-surface max-xl:hidden"
    >
      <ColumnContent {...props} />
    </aside>
  );
}

function ColumnContent(props: SelectedDetailsProps) {
  const { selected, isMissing, several, blocked, onCompare, onRollBack, onUndo } = props;
  if (several !== null || isMissing) return <NotOne {...props} />;
  if (selected === null) return <Skeleton className="m-4 h-64" />;
  return (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Details {...props} selected={selected} />
      </div>
      <InspectorActions
        onCompare={() => onCompare(selected)}
        onRollBack={() => onRollBack(selected)}
        onUndo={onUndo}
        blocked={blocked}
      />
    </>
  );
}

interface DetailsSheetProps extends SelectedDetailsProps {
  open: boolean;
  onOpen: () => void;
  onClose: () => void;
}

/** The same where a column has no room: a bar at the lower edge, and a sheet. */
export function DetailsSheet({ open, onOpen, onClose, ...props }: DetailsSheetProps) {
  const { selected, isMissing, several, blocked, onCompare, onRollBack } = props;
  const words = useTranslations("timeline.inspector");
  const format = useFormat();
  if (several !== null || isMissing)
    return (
      <div className="sticky bottom-0 z-sticky max-h-[50dvh] overflow-y-auto border-line-strong border-t bg-overlay shadow-2">
        <NotOne {...props} />
      </div>
    );
  if (selected === null) return null;
  return (
    <>
      <EffectBar
        snapshot={selected}
        blocked={blocked}
        onCompare={() => onCompare(selected)}
        onRollBack={() => onRollBack(selected)}
        onDetails={onOpen}
      />
      <Dialog open={open} onClose={onClose} side>
        <DialogBody title={words("of", { time: format.moment(selected.createdAt, new Date()) })}>
          <div className="-mx-6 max-md:-mx-4">
            <Details {...props} selected={selected} />
          </div>
        </DialogBody>
      </Dialog>
    </>
  );
}

const Details = ({ selected, knownTags, cameBy, blocked }: SelectedDetailsProps & { selected: Snapshot }) => (
  <Inspector key={selected.id} snapshot={selected} knownTags={knownTags} cameBy={cameBy} blocked={blocked} />
);

const NotOne = ({ several, onComparePair, onClear }: SelectedDetailsProps) =>
  several === null ? (
    <MissingSnapshot />
  ) : (
    <SeveralSelected {...several} onCompare={onComparePair} onClear={onClear} />
  );
