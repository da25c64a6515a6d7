"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { Fragment, startTransition, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { useFormat } from "@/components/ui/use-format";
import type { FileDiff as FileDiffShape, Hunk } from "@/lib/contract/diff";
import { changeId, fileId } from "./changes";
import { HunkLines } from "./diff-text";
import type { Direction } from "./direction";
import { Fold } from "./fold";
import { type Gap, gapHunk, gapsOf } from "./split-rows";
import type { SideState } from "./use-side-state";

/** Lines shown at first; a longer diff says so and loads the rest on a click. */
const FIRST_LINES = 500;

interface FileDiffProps {
  part: "memory" | "files";
  at: number;
  file: FileDiffShape;
  split: boolean;
  direction: Direction;
  /** The unchanged lines too. */
  whole: boolean;
  side: SideState;
  /** Something unchanged is to be shown: its text is needed. */
  onWant: () => void;
}

/** One file, line by line. */
export function FileDiff({ part, at, file, split, direction, whole, side, onWant }: FileDiffProps) {
  const words = useTranslations("diff");
  const [open, setOpen] = useState(true);
  const [all, setAll] = useState(false);
  const hunks = file.hunks ?? [];
  const shown = all ? hunks : firstLines(hunks);
  const hidden = countLines(hunks) - countLines(shown);
  return (
    <section
      id={fileId(part, at)}
      aria-label={file.path}
      tabIndex={-1}
      className="border-line border-t focus-visible:-outline-offset-2"
    >
      <FileHeader
        file={file}
        split={split}
        direction={direction}
        open={open}
        onToggle={() => setOpen(!open)}
      />
      {open ? (
        <div className="border-line border-t">
          <Note file={file} />
          <Lines
            part={part}
            at={at}
            file={file}
            hunks={shown}
            withEnd={hidden === 0}
            split={split}
            direction={direction}
            whole={whole}
            side={side}
            onWant={onWant}
          />
          {hidden > 0 ? (
            <div className="border-line border-t p-2">
              <Button size="s" onClick={() => startTransition(() => setAll(true))}>
                {words("file.rest", { count: hidden })}
              </Button>
            </div>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

interface FileHeaderProps extends Pick<FileDiffProps, "file" | "split" | "direction"> {
  open: boolean;
  onToggle: () => void;
}

function FileHeader({ file, split, direction, open, onToggle }: FileHeaderProps) {
  const words = useTranslations("diff.file");
  const Chevron = open ? ChevronDown : ChevronRight;
  const before = words(direction.kind === "rollback" ? "now" : "before", { count: file.fromLines });
  const after = words(afterWord(direction), { count: file.toLines });
  return (
    <div
      className={cx(
        "grid bg-canvas text-ink-3 text-small",
        split && "grid-cols-2 divide-x divide-line-strong max-lg:grid-cols-1",
      )}
    >
      <button
        type="button"
        aria-expanded={open}
        onClick={onToggle}
        className="flex min-h-8 min-w-0 flex-wrap items-center gap-x-3 px-3 text-left focus-visible:-outline-offset-2 max-md:min-h-11"
      >
        <Chevron size={15} className="shrink-0" aria-hidden="true" />
        <span className="code min-w-0 text-ink [overflow-wrap:anywhere]">{file.path}</span>
        <Signed removed={file.removedLines} added={file.addedLines} />
        {file.op === "changed" ? null : (
          <span>{words(file.op === "added" ? direction.added : "removed")}</span>
        )}
        <span className="flex-1" />
        <span className="max-md:hidden">{before}</span>
        {split ? null : <span className="max-md:hidden">{after}</span>}
      </button>
      {split ? <span className="flex items-center px-4 max-lg:hidden">{after}</span> : null}
    </div>
  );
}

function afterWord({ kind }: Direction): "afterRollback" | "now" | "after" {
  if (kind === "rollback") return "afterRollback";
  return kind === "since" ? "now" : "after";
}

/** Why no lines are shown, where none can be. */
function Note({ file: { note, fromGap, toGap, hunks } }: { file: FileDiffShape }) {
  const words = useTranslations("diff.file");
  const gap = toGap ?? fromGap;
  if (note === null && (gap === null || hunks !== null)) return null;
  return (
    <p className="px-4 py-2 text-ink-2 text-small">{note ?? (gap === null ? "" : words(`gaps.${gap}`))}</p>
  );
}

interface LinesProps extends Omit<FileDiffProps, "file"> {
  file: FileDiffShape;
  hunks: Hunk[];
  withEnd: boolean;
}

function Lines({ part, at, file, hunks, withEnd, split, direction, whole, side, onWant }: LinesProps) {
  const words = useTranslations("diff.file");
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const gaps = hunks.length === 0 ? [] : gapsOf(hunks, file.fromLines);
  const text = textOf(side, part, file.path);

  const gapAt = (gap: Gap | undefined) => {
    if (gap === undefined || gap.count === 0) return null;
    if ((whole || opened.has(gap.fromStart)) && text !== undefined)
      return <HunkLines hunk={gapHunk(gap, side.of, text)} split={split} addedVerb={direction.added} />;
    return (
      <Fold
        failed={side.failed}
        reading={whole || opened.has(gap.fromStart)}
        onOpen={() => {
          onWant();
          setOpened(new Set([...opened, gap.fromStart]));
        }}
      >
        {words("unchanged", { count: gap.count })}
      </Fold>
    );
  };

  return (
    <>
      {hunks.map((hunk, index) => (
        <Fragment key={`${hunk.fromStart} ${hunk.toStart}`}>
          {gapAt(gaps[index])}
          <div id={changeId(part, at, index)} tabIndex={-1} className="focus-visible:-outline-offset-2">
            <HunkLines hunk={hunk} split={split} addedVerb={direction.added} />
          </div>
        </Fragment>
      ))}
      {withEnd ? gapAt(gaps.at(-1)) : null}
    </>
  );
}

function textOf({ state }: SideState, part: "memory" | "files", path: string): string | undefined {
  if (part === "memory") return state?.memoryFiles[path];
  return state?.files.find((file) => file.path === path)?.text ?? undefined;
}

const countLines = (hunks: readonly Hunk[]): number =>
  hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0);

function firstLines(hunks: readonly Hunk[]): Hunk[] {
  const shown: Hunk[] = [];
  let room = FIRST_LINES;
  for (const hunk of hunks) {
    if (room <= 0) break;
    shown.push({ ...hunk, lines: hunk.lines.slice(0, room) });
    room -= hunk.lines.length;
  }
  return shown;
}

/** `−3 +1`; nothing for a zero. */
export function Signed({ removed, added }: { removed: number; added: number }) {
  const format = useFormat();
  return (
    <span className="num inline-flex gap-2 text-small">
      {removed > 0 ? <span className="text-bad">−{format.count(removed)}</span> : null}
      {added > 0 ? <span className="text-ok">+{format.count(added)}</span> : null}
    </span>
  );
}
