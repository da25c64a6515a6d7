"use client";

import { useTranslations } from "use-intl";
import { markWords } from "@/components/diff/word-marks";
import { cx } from "@/components/ui/class-names";
import type { MemoryPreview } from "./memory-preview";

const LOOKS = {
  same: { row: "", sign: "", tone: "", word: "" },
  removed: { row: "bg-del-bg text-del-ink", sign: "−", tone: "text-bad", word: "word-del" },
  added: { row: "bg-add-bg text-add-ink", sign: "+", tone: "text-ok", word: "word-add" },
};

/** The memory lines that a rollback changes most tellingly, with their changed words marked. */
export function MemoryLines({ preview: { path, line, lines, more } }: { preview: MemoryPreview }) {
  const words = useTranslations("timeline.effect");
  return (
    <div className="code mt-1.5 overflow-hidden rounded-s border border-line text-micro!">
      <p className="flex border-line border-b bg-canvas px-2 py-1 text-ink-3">
        <span className="min-w-0 flex-1 truncate">{path}</span>
        {words("line", { line })}
      </p>
      {lines.map(({ op, text, other, fromLine, toLine }) => {
        const look = LOOKS[op];
        return (
          <p
            key={`${op} ${fromLine} ${toLine}`}
            className={cx("grid grid-cols-[18px_minmax(0,1fr)] px-1 leading-[18px]", look.row)}
          >
            <span className={cx("text-center", look.tone)} aria-hidden="true">
              {look.sign}
            </span>
            <span className="[overflow-wrap:anywhere]">
              <span className="sr-only">{words(op === "added" ? "comesBack" : "goesAway")} </span>
              {other === undefined
                ? text
                : markWords(text, other).map((piece, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never move
                    <span key={index} className={piece.marked ? look.word : undefined}>
                      {piece.text}
                    </span>
                  ))}
            </span>
          </p>
        );
      })}
      {more > 0 ? (
        <p className="border-line border-t bg-canvas px-2 py-1 text-ink-3">
          {words("moreLines", { count: more })}
        </p>
      ) : null}
    </div>
  );
}
