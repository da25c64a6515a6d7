"use client";

import { useTranslations } from "use-intl";
import { PartMark } from "@/components/snapshot/part-mark";
import { cx } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { useFormat } from "@/components/ui/use-format";
import type { Part } from "@/lib/contract/state";
import { isSame, type PartCount } from "./diff-counts";
import { Signed } from "./file-diff";

interface PartNavProps {
  counts: PartCount[];
  onJump: (part: Part) => void;
}

/** The parts with their counts; a click or its number goes there. */
export function PartNav({ counts, onJump }: PartNavProps) {
  const words = useTranslations("diff");
  const partNames = useTranslations("snapshot.parts");
  return (
    <nav aria-label={words("strip.parts")} className="scroll-x px-6 pb-3 max-md:px-4">
      <ul className="flex min-w-fit max-md:gap-2 md:overflow-hidden md:rounded-m md:border md:border-line-strong md:bg-canvas">
        {counts.map((count, index) => (
          <li
            key={count.part}
            className="border-line max-md:rounded-m max-md:border max-md:border-line-strong md:flex-1 md:not-first:border-l"
          >
            <a
              href={`#${count.part}`}
              className={cx(
                "flex h-11 items-center gap-2 px-3 focus-visible:-outline-offset-2 max-md:h-11 md:h-[42px]",
                isSame(count) && "text-ink-3",
              )}
              {...(isSame(count) ? { "aria-disabled": true, tabIndex: -1 } : {})}
              onClick={(event) => {
                event.preventDefault();
                if (!isSame(count)) onJump(count.part);
              }}
            >
              <span className="max-md:hidden">
                <PartMark part={count.part} />
              </span>
              <span className="whitespace-nowrap font-medium">{partNames(count.part)}</span>
              <span className="flex-1 max-md:hidden" />
              <PartNumbers count={count} />
              <Kbd>{String(index + 1)}</Kbd>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function PartNumbers({ count }: { count: PartCount }) {
  const words = useTranslations("diff.strip");
  const format = useFormat();
  if (isSame(count)) return <span className="whitespace-nowrap text-small">{words("partSame")}</span>;
  return (
    <span className="inline-flex gap-2 whitespace-nowrap text-small">
      <Signed removed={count.removed} added={count.added} />
      {count.changed > 0 ? (
        <span>
          {words.rich("partChanged", {
            count: format.count(count.changed),
            n: (chunks) => <span className="num">{chunks}</span>,
          })}
        </span>
      ) : null}
    </span>
  );
}
