import { Pin } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import type { Snapshot } from "@/lib/contract/snapshot";
import { tagCounts } from "./timeline-entries";

interface TagChipsProps {
  snapshots: Snapshot[];
  tag: string;
  onTag: (tag: string) => void;
}

/** One click shows only the snapshots with a tag. */
export function TagChips({ snapshots, tag, onTag }: TagChipsProps) {
  const counts = tagCounts(snapshots);
  const held = snapshots.filter((snapshot) => snapshot.held).length;
  const isGone = tag !== "" && !counts.some((counted) => counted.tag === tag);
  return (
    <div className="flex shrink-0 items-center gap-2 px-4 py-2">
      <h2 className="mr-1 font-medium text-body max-md:sr-only">Snapshots</h2>
      <fieldset className="scroll-x flex min-w-0 items-center gap-2 p-0.5">
        <legend className="sr-only">Show snapshots with the tag</legend>
        <Chip on={tag === ""} onToggle={() => onTag("")} count={snapshots.length}>
          All
        </Chip>
        {[...counts, ...(isGone ? [{ tag, count: 0 }] : [])].map((counted) => (
          <Chip
            key={counted.tag}
            on={counted.tag === tag}
            onToggle={() => onTag(counted.tag === tag ? "" : counted.tag)}
            count={counted.count}
          >
            {counted.tag}
          </Chip>
        ))}
      </fieldset>
      <span className="flex-1" />
      {held > 0 ? (
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink-2 text-small max-md:hidden">
          <Pin size={13} aria-hidden="true" />
          <span className="num">{held}</span> held
        </span>
      ) : null}
    </div>
  );
}
