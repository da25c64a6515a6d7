"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/states";
import type { Counts, Plan } from "@/lib/contract/rollback";
import type { Part } from "@/lib/contract/state";
import { type CountLine, countLines, countOfPart } from "./effect-lines";

interface EffectTableProps {
  /** Undefined while it is being computed: the table keeps its place. */
  plan: Plan | undefined;
  preserveMemory: boolean;
}

const COLUMNS = [
  { name: "removed", sign: "−", tone: "text-bad", counts: "drop" },
  { name: "restored", sign: "+", tone: "text-ok", counts: "restore" },
  { name: "kept", sign: "=", tone: "text-ink-3", counts: "keep" },
] as const;

/** Removed, restored, kept, in counts. Numbers that the memory switch changed stand on blue. */
export function EffectTable({ plan, preserveMemory }: EffectTableProps) {
  const words = useTranslations("rollback");
  const shown = preserveMemory ? plan?.effectsPreservingMemory : plan?.effects;
  return (
    <div className="grid rounded-m border border-line-strong bg-canvas md:grid-cols-3">
      {COLUMNS.map(({ name, sign, tone, counts }) => (
        <section
          key={name}
          aria-label={words(`effect.${name}`)}
          className="border-line p-2 max-md:flex max-md:gap-2 max-md:px-3 not-first:border-t md:not-first:border-t-0 md:not-first:border-l md:border-line-strong md:px-2.5 md:py-3"
        >
          <h3 className="flex shrink-0 items-center gap-2.5 leading-6 max-md:w-24 max-md:gap-2 md:pb-1.5">
            <span
              aria-hidden="true"
              className={cx("num w-8 text-right font-semibold text-strong max-md:w-4 max-md:text-left", tone)}
            >
              {sign}
            </span>
            <span className="font-medium">{words(`effect.${name}`)}</span>
          </h3>
          {plan && shown ? (
            <CountList
              counts={shown[counts]}
              changed={changedParts(shown[counts], plan.effects[counts])}
              column={name}
              newLines={preserveMemory ? plan.effects.drop.memoryLines : 0}
            />
          ) : (
            <CountSkeleton />
          )}
        </section>
      ))}
    </div>
  );
}

const changedParts = (now: Counts, before: Counts): Part[] =>
  now.memoryLines === before.memoryLines ? [] : ["memory"];

/** What stays is said in few lines: tools with skills, settings with files. */
const SHARED_LINES: Partial<Record<Part, Part>> = { tools: "skills", settings: "files" };

interface CountListProps {
  counts: Counts;
  changed: Part[];
  column: "removed" | "restored" | "kept";
  newLines: number;
}

function CountList({ counts, changed, column, newLines }: CountListProps) {
  const words = useTranslations("rollback");
  const lines = column === "kept" ? keptLines(counts, changed) : countLines(counts, changed);
  if (lines.length === 0)
    return <p className="text-ink-3 leading-6 md:pl-[42px]">{words("effect.nothing")}</p>;
  return (
    <ul className="max-md:flex max-md:flex-wrap max-md:gap-x-3">
      {lines.map(({ part, count }) => {
        const more = column === "kept" ? SHARED_LINES[part] : undefined;
        const moreCount = more === undefined ? 0 : countOfPart(counts, more);
        return (
          <li
            key={part}
            className={cx(
              "rounded-s text-ink-2 leading-6 md:-mx-1.5 md:flex md:gap-2.5 md:px-1.5",
              changed.includes(part) && "bg-action-soft max-md:px-1",
            )}
          >
            {words.rich(`counted.${part}`, { count, n: number })}
            {more === undefined || moreCount === 0 ? null : (
              <span className="md:-ml-2.5">
                {words("effect.more", { more: words(`holds.${more}`, { count: moreCount }) })}
              </span>
            )}
            {part === "memory" && column === "kept" && newLines > 0 ? (
              <span className="md:-ml-2.5">{words("effect.newLines", { count: newLines })}</span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** Each shared line once, under the part that leads it, or under the other one when the leader is zero. */
function keptLines(counts: Counts, changed: Part[]): CountLine[] {
  const leaders = Object.entries(SHARED_LINES).filter(([leader]) => countOfPart(counts, leader as Part) > 0);
  const followers = leaders.map(([, follower]) => follower);
  const lines = countLines(counts, changed).filter(({ part }) => !followers.includes(part));
  const order: Part[] = ["context", "memory", "tools", "skills", "settings", "files"];
  return lines.sort((one, other) => order.indexOf(one.part) - order.indexOf(other.part));
}

const number = (chunks: ReactNode) => (
  <span className="num text-ink md:w-8 md:shrink-0 md:text-right">{chunks}</span>
);

const CountSkeleton = () => (
  <div className="flex flex-col max-md:flex-1 md:pl-[42px]">
    {["first", "second", "third", "fourth"].map((line) => (
      <span key={line} className="flex h-6 items-center max-md:not-first:hidden">
        <Skeleton className="h-3 w-24" />
      </span>
    ))}
  </div>
);
