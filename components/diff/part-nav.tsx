import { PART_TITLES, PartMark } from "@/components/snapshot/part-mark";
import { cx } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { countText } from "@/components/ui/number-text";
import { isSame, type PartCount } from "./diff-counts";
import { Signed } from "./file-diff";

/** The parts with their counts; a click goes there. */
export const PartNav = ({ counts }: { counts: PartCount[] }) => (
  <nav aria-label="Parts" className="scroll-x px-6 pb-3 max-md:px-4">
    <ul className="flex min-w-fit overflow-hidden rounded-m border border-line-strong bg-canvas">
      {counts.map((count, index) => (
        <li key={count.part} className="flex-1 border-line not-first:border-l">
          <a
            href={`#${count.part}`}
            className={cx(
              "flex h-11 items-center gap-2 px-3 focus-visible:-outline-offset-2",
              isSame(count) && "text-ink-3",
            )}
            {...(isSame(count) ? { "aria-disabled": true, tabIndex: -1, onClick: stay } : {})}
          >
            <PartMark part={count.part} />
            <span className="font-medium">{PART_TITLES[count.part]}</span>
            <span className="flex-1" />
            <PartNumbers count={count} />
            <Kbd>{String(index + 1)}</Kbd>
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const stay = (event: { preventDefault: () => void }) => event.preventDefault();

function PartNumbers({ count }: { count: PartCount }) {
  if (isSame(count)) return <span className="text-small">same</span>;
  return (
    <span className="inline-flex gap-2 whitespace-nowrap text-small">
      <Signed removed={count.removed} added={count.added} />
      {count.changed > 0 ? (
        <span>
          <span className="num">{countText(count.changed)}</span> changed
        </span>
      ) : null}
    </span>
  );
}
