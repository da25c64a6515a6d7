"use client";

import { Pin } from "lucide-react";
import { useTranslations } from "use-intl";
import { Chip } from "@/components/ui/chip";
import { useFormat } from "@/components/ui/use-format";
import { type TagCount, withLost } from "./timeline-entries";

interface TagChipsProps {
  counts: readonly TagCount[];
  held: number;
  /** The counts are of the loaded snapshots only. */
  atLeast: boolean;
  /** How many snapshots the session has. */
  total: number;
  /** How many carry the picked tag, once that is known. */
  found: number | null;
  tag: string;
  onTag: (tag: string) => void;
}

/** One click shows only the snapshots with a tag. */
export function TagChips({ counts, held, atLeast, total, found, tag, onTag }: TagChipsProps) {
  const words = useTranslations("timeline");
  const format = useFormat();
  const countText = (count: number) =>
    atLeast ? words("atLeast", { count: format.count(count) }) : format.count(count);
  return (
    <div className="flex shrink-0 items-center gap-2 px-4 py-2 max-md:border-line max-md:border-b md:h-11">
      <h2 className="mr-1 font-medium text-body max-md:sr-only">{words("snapshots")}</h2>
      <fieldset className="scroll-x flex min-w-0 items-center gap-2 p-0.5">
        <legend className="sr-only">{words("tagsLegend")}</legend>
        <Chip on={tag === ""} onToggle={() => onTag("")}>
          {words("allTags")}
          <span className="num">{format.count(total)}</span>
        </Chip>
        {withLost(counts, tag === "" ? [] : [tag]).map((counted) => (
          <Chip
            key={counted.tag}
            on={counted.tag === tag}
            disabled={counted.count === 0}
            onToggle={() => onTag(counted.tag === tag ? "" : counted.tag)}
          >
            {counted.tag}
            <span className="num">
              {counted.tag === tag && found !== null ? format.count(found) : countText(counted.count)}
            </span>
          </Chip>
        ))}
      </fieldset>
      <span className="flex-1" />
      {held > 0 ? (
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink-2 text-small max-md:hidden">
          <Pin size={13} aria-hidden="true" />
          {words.rich("heldCount", {
            count: countText(held),
            n: (chunks) => <span className="num">{chunks}</span>,
          })}
        </span>
      ) : null}
    </div>
  );
}
