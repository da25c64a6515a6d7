"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/ui/use-format";
import { type Changes, changePieces } from "./change-text";

/** What changed, with the numbers in ink and the words in grey. */
export function ChangeLine({ changes, none }: { changes: Changes; none: string }) {
  const words = useTranslations("snapshot");
  const format = useFormat();
  const pieces = changePieces(changes, { words, format });
  if (pieces.length === 0) return <span className="text-ink-3">{none}</span>;
  return (
    <>
      {pieces.map(({ key, before, numbers, after }, index) => (
        <span key={key}>
          {index > 0 ? <span className="px-1 text-ink-3">·</span> : null}
          {before ? `${before} ` : null}
          <span className="num text-ink">{numbers.join(" ")}</span>
          {after ? ` ${after}` : null}
        </span>
      ))}
    </>
  );
}
