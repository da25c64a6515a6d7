"use client";

import { ChevronDown, ChevronRight, UnfoldVertical } from "lucide-react";
import { Fragment, useState } from "react";
import { Button } from "@/components/ui/button";
import { countOf, countText } from "@/components/ui/number-text";
import type { FileDiff as FileDiffShape, Hunk } from "@/lib/contract/diff";
import { SplitHunk, UnifiedHunk } from "./diff-text";
import { linesBefore } from "./split-rows";

/** Lines shown at first; a longer diff says so and loads the rest on a click. */
const FIRST_LINES = 500;

interface FileDiffProps {
  file: FileDiffShape;
  split: boolean;
  addedVerb: string;
}

/** One file, line by line. */
export function FileDiff({ file, split, addedVerb }: FileDiffProps) {
  const [open, setOpen] = useState(true);
  const [all, setAll] = useState(false);
  const hunks = file.hunks ?? [];
  const shown = all ? hunks : firstLines(hunks);
  const hidden = countLines(hunks) - countLines(shown);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div className="not-first:border-line not-first:border-t">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-8 w-full flex-wrap items-center gap-x-3 bg-canvas px-3 text-left text-small max-md:min-h-11"
      >
        <Chevron size={15} className="text-ink-3" aria-hidden="true" />
        <span className="code min-w-0 text-ink [overflow-wrap:anywhere]">{file.path}</span>
        <Signed removed={file.removedLines} added={file.addedLines} />
        {file.op === "changed" ? null : <span className="text-ink-3">{OPS[file.op]}</span>}
        <span className="flex-1" />
        <span className="text-ink-3 max-md:hidden">
          {countOf(file.fromLines, "line")} before, {countText(file.toLines)} after
        </span>
      </button>
      {open ? (
        <div className="border-line border-t">
          {file.note === null ? null : <p className="px-4 py-2 text-ink-2 text-small">{file.note}</p>}
          {shown.map((hunk, index) => (
            <Fragment key={`${hunk.fromStart} ${hunk.toStart}`}>
              <Unchanged count={linesBefore(hunk, shown[index - 1])} />
              {split ? (
                <SplitHunk hunk={hunk} addedVerb={addedVerb} />
              ) : (
                <UnifiedHunk hunk={hunk} addedVerb={addedVerb} />
              )}
            </Fragment>
          ))}
          {hidden > 0 ? (
            <div className="border-line border-t p-2">
              <Button size="s" onClick={() => setAll(true)}>
                Load the rest: {countOf(hidden, "line")}
              </Button>
            </div>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

const OPS = { removed: "whole file removed", added: "whole file added", changed: "" };

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

const Unchanged = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <p className="flex h-7 items-center gap-2 border-line border-y bg-canvas px-3 text-ink-3 text-micro">
      <UnfoldVertical size={13} aria-hidden="true" />
      {countOf(count, "unchanged line")}
    </p>
  );

/** `−3 +1`; nothing for a zero. */
export const Signed = ({ removed, added }: { removed: number; added: number }) => (
  <span className="num inline-flex gap-2 text-small">
    {removed > 0 ? <span className="text-bad">−{countText(removed)}</span> : null}
    {added > 0 ? <span className="text-ok">+{countText(added)}</span> : null}
  </span>
);
