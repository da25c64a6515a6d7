import { cx } from "@/components/ui/class-names";
import type { DiffLine, Hunk } from "@/lib/contract/diff";
import { facing, splitRows } from "./split-rows";
import { markWords } from "./word-marks";

interface HunkProps {
  hunk: Hunk;
  /** What a line that comes is called: restored or added. */
  addedVerb: string;
}

/** A run of changed lines in two columns. */
export function SplitHunk({ hunk, addedVerb }: HunkProps) {
  const pairs = facing(hunk);
  return splitRows(hunk).map(({ left, right }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a hunk never move
    <div key={index} className="grid grid-cols-2 divide-x divide-line-strong">
      <Line
        line={left}
        number={left?.fromLine}
        other={left ? pairs.get(left) : undefined}
        addedVerb={addedVerb}
      />
      <Line
        line={right}
        number={right?.toLine}
        other={right ? pairs.get(right) : undefined}
        addedVerb={addedVerb}
      />
    </div>
  ));
}

/** The same in one column. */
export function UnifiedHunk({ hunk, addedVerb }: HunkProps) {
  const pairs = facing(hunk);
  return hunk.lines.map((line, index) => (
    <Line
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a hunk never move
      key={index}
      line={line}
      number={line.fromLine ?? line.toLine}
      other={pairs.get(line)}
      addedVerb={addedVerb}
    />
  ));
}

const LOOKS = {
  same: { row: "", sign: "", word: "" },
  removed: { row: "dl-del", sign: "−", word: "word-del" },
  added: { row: "dl-add", sign: "+", word: "word-add" },
};

interface LineProps {
  line: DiffLine | null;
  number: number | null | undefined;
  other: DiffLine | undefined;
  addedVerb: string;
}

function Line({ line, number, other, addedVerb }: LineProps) {
  if (line === null) return <div className="dl-none min-h-[22px]" />;
  const { row, sign, word } = LOOKS[line.op];
  const said = line.op === "added" ? addedVerb : line.op;
  return (
    <div className={cx("dl", row)}>
      <span>{number ?? ""}</span>
      <span>
        <span aria-hidden="true">{sign}</span>
        {line.op === "same" ? null : <span className="sr-only">{said}: </span>}
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
