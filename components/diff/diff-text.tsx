"use client";

import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { LazyBlock } from "@/components/ui/lazy-block";
import type { DiffLine, Hunk } from "@/lib/contract/diff";
import type { AddedVerb } from "./direction";
import { facing, type SplitRow, splitRows } from "./split-rows";
import { markWords } from "./word-marks";

/** Lines that are drawn together, and how high one is. */
const BLOCK = 100;
const LINE_PX = 22;

interface HunkLinesProps {
  hunk: Hunk;
  split: boolean;
  /** What a line that comes is called. */
  addedVerb: AddedVerb;
}

/** A run of changed lines, in one column or two. A long one is drawn as far as it is looked at. */
export function HunkLines({ hunk, split, addedVerb }: HunkLinesProps) {
  const pairs = facing(hunk);
  const rows: SplitRow[] = split
    ? splitRows(hunk)
    : hunk.lines.map((line) =>
        line.op === "removed" ? { left: line, right: null } : { left: null, right: line },
      );
  const draw = (row: SplitRow, index: number) =>
    split ? (
      <div key={index} className="grid grid-cols-2 divide-x divide-line-strong">
        <Line line={row.left} number={row.left?.fromLine} pairs={pairs} addedVerb={addedVerb} />
        <Line line={row.right} number={row.right?.toLine} pairs={pairs} addedVerb={addedVerb} />
      </div>
    ) : (
      <UnifiedLine key={index} row={row} pairs={pairs} addedVerb={addedVerb} />
    );
  if (rows.length <= BLOCK) return rows.map(draw);
  const starts = Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_block, at) => at * BLOCK);
  return starts.map((start) => {
    const block = rows.slice(start, start + BLOCK);
    return (
      <LazyBlock key={start} height={block.length * LINE_PX} eager={start === 0}>
        {() => block.map(draw)}
      </LazyBlock>
    );
  });
}

interface UnifiedLineProps {
  row: SplitRow;
  pairs: Map<DiffLine, DiffLine>;
  addedVerb: AddedVerb;
}

const UnifiedLine = ({ row: { left, right }, pairs, addedVerb }: UnifiedLineProps) => {
  const line = left ?? right;
  return <Line line={line} number={line?.toLine ?? line?.fromLine} pairs={pairs} addedVerb={addedVerb} />;
};

const LOOKS = {
  same: { row: "", sign: "", word: "" },
  removed: { row: "dl-del", sign: "−", word: "word-del" },
  added: { row: "dl-add", sign: "+", word: "word-add" },
};

interface LineProps {
  line: DiffLine | null;
  number: number | null | undefined;
  pairs: Map<DiffLine, DiffLine>;
  addedVerb: AddedVerb;
}

function Line({ line, number, pairs, addedVerb }: LineProps) {
  const words = useTranslations("diff");
  if (line === null) return <div className="dl-none min-h-[22px]" />;
  const { row, sign, word } = LOOKS[line.op];
  const other = pairs.get(line);
  return (
    <div className={cx("dl", row)}>
      <span>{number ?? ""}</span>
      <span>
        <span aria-hidden="true">{sign}</span>
        {line.op === "same" ? null : (
          <span className="sr-only">
            {words("file.wordNote", { said: words(`verbs.${line.op === "added" ? addedVerb : "removed"}`) })}
          </span>
        )}
      </span>
      <span>
        {other === undefined ? line.text : <MarkedText text={line.text} other={other.text} look={word} />}
      </span>
    </div>
  );
}

const MarkedText = ({ text, other, look }: { text: string; other: string; look: string }) =>
  markWords(text, other).map((piece, index) =>
    piece.marked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never move
      <span key={index} className={look}>
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  );
