"use client";

import { useTranslations } from "use-intl";
import { PartMark } from "@/components/snapshot/part-mark";
import { Skeleton } from "@/components/ui/states";
import { useFormat } from "@/components/ui/use-format";
import type { Diff } from "@/lib/contract/diff";
import type { Part, State } from "@/lib/contract/state";
import { isSame, partCounts } from "./diff-counts";
import type { SideState } from "./use-side-state";

/** Names listed at most: this is to be looked at, not to be searched. */
const MOST_NAMES = 200;

interface SamePartsProps {
  diff: Diff;
  side: SideState;
  onlyChanges: boolean;
  onShow: () => void;
}

/** The parts that do not differ: named in a line, or with what they hold. */
export function SameParts({ diff, side, onlyChanges, onShow }: SamePartsProps) {
  const words = useTranslations("diff");
  const partNames = useTranslations("snapshot.parts");
  const format = useFormat();
  const same = partCounts(diff)
    .filter(isSame)
    .map(({ part }) => part);
  if (same.length === 0) return null;
  if (onlyChanges) {
    const list = same.map((part) => words(`same.${part}`, { count: diff[part].same }));
    return (
      <p className="shrink-0 text-ink-3 text-small">
        {words("section.sameInBoth", { list: format.list(list) })}{" "}
        <button type="button" className="link max-md:min-h-11" onClick={onShow}>
          {words("section.show")}
        </button>
      </p>
    );
  }
  return same.map((part) => (
    <section
      key={part}
      aria-label={partNames(part)}
      className="shrink-0 rounded-l border border-line bg-surface px-4 py-2 text-ink-2"
    >
      <h2 className="flex min-h-6 items-center gap-3">
        <PartMark part={part} />
        <span className="font-medium text-strong">{partNames(part)}</span>
        <span className="text-ink-3 text-small">
          {words("section.unchanged")}
          {words("comma")}
          {words(`same.${part}`, { count: diff[part].same })}
        </span>
      </h2>
      <Names part={part} side={side} />
    </section>
  ));
}

function Names({ part, side: { state, failed } }: { part: Part; side: SideState }) {
  const words = useTranslations("diff.section");
  if (failed) return <p className="text-small text-warn">{words("notRead")}</p>;
  if (state === undefined) {
    return (
      <div role="status" className="py-1">
        <span className="sr-only">{words("reading")}</span>
        <Skeleton className="h-3 w-1/2" />
      </div>
    );
  }
  return (
    <p className="code [overflow-wrap:anywhere]">{namesOf(part, state).slice(0, MOST_NAMES).join("  ")}</p>
  );
}

function namesOf(part: Part, state: State): string[] {
  switch (part) {
    case "context":
      return [];
    case "memory":
      return Object.keys(state.memoryFiles);
    case "files":
      return state.files.map(({ path }) => path);
    case "settings":
      return Object.keys(state.settings);
    case "tools":
    case "skills":
      return state[part];
  }
}
