import { cx } from "@/components/ui/class-names";
import { countText } from "@/components/ui/number-text";
import type { Counts, Plan } from "@/lib/contract/rollback";
import type { Part } from "@/lib/contract/state";
import { countLines } from "./effect-lines";

interface EffectTableProps {
  plan: Plan;
  preserveMemory: boolean;
}

/** Removed, restored, kept, in counts. Numbers that the memory switch changed stand on blue. */
export function EffectTable({ plan, preserveMemory }: EffectTableProps) {
  const shown = preserveMemory ? plan.effectsPreservingMemory : plan.effects;
  const other = plan.effects;
  const columns = [
    { sign: "−", tone: "text-bad", title: "Removed", now: shown.drop, before: other.drop },
    { sign: "+", tone: "text-ok", title: "Restored", now: shown.restore, before: other.restore },
    { sign: "=", tone: "text-ink-3", title: "Kept", now: shown.keep, before: other.keep },
  ];
  return (
    <div className="grid rounded-m border border-line-strong bg-canvas md:grid-cols-3">
      {columns.map(({ sign, tone, title, now, before }) => (
        <section
          key={title}
          aria-label={title}
          className="border-line p-2 max-md:flex max-md:gap-2 not-first:border-t md:not-first:border-t-0 md:not-first:border-l md:py-3"
        >
          <h3 className="flex shrink-0 items-center gap-2 px-1 max-md:w-24 md:pb-1">
            <span aria-hidden="true" className={cx("num w-7 text-right font-semibold max-md:w-4", tone)}>
              {sign}
            </span>
            <span className="font-medium">{title}</span>
          </h3>
          <CountList now={now} changed={changedParts(now, before)} />
        </section>
      ))}
    </div>
  );
}

const changedParts = (now: Counts, before: Counts): Part[] =>
  now.memoryLines === before.memoryLines ? [] : ["memory"];

function CountList({ now, changed }: { now: Counts; changed: Part[] }) {
  const lines = countLines(now, changed);
  if (lines.length === 0) return <p className="px-1 text-ink-3 md:pl-10">nothing</p>;
  return (
    <ul className="max-md:flex max-md:flex-wrap max-md:gap-x-3">
      {lines.map(({ part, count, noun }) => (
        <li
          key={part}
          className={cx("flex gap-2 rounded-s px-1 leading-6", changed.includes(part) && "bg-action-soft")}
        >
          <span className="num text-right text-ink md:w-7">{countText(count)}</span>
          <span className="text-ink-2">{noun}</span>
        </li>
      ))}
    </ul>
  );
}
