"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Segmented } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import { useFormat } from "@/components/ui/use-format";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Words } from "@/lib/i18n/words";
import type { ComparePair } from "./compare-header";
import { type Direction, directionOf } from "./direction";
import type { useChangeWalk } from "./use-change-walk";

export type Layout = "unified" | "split";

interface CompareStripProps extends ComparePair {
  snapshots: Snapshot[];
  layout: Layout;
  onLayout: (layout: Layout) => void;
  onlyChanges: boolean;
  onOnlyChanges: (onlyChanges: boolean) => void;
  walk: ReturnType<typeof useChangeWalk>;
  onSwap: () => void;
}

/** The sentence of what the signs mean, and how the comparison is shown. */
export function CompareStrip(props: CompareStripProps) {
  const { layout, onLayout, onlyChanges, onOnlyChanges, walk, onSwap } = props;
  const id = useId();
  const words = useTranslations("diff.strip");
  const direction = directionOf(props.from, props.to);
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-6 py-1.5 max-md:px-4 max-md:py-2">
      <p className="min-w-0 flex-1 basis-80">
        <Meaning {...props} direction={direction} />{" "}
        <button type="button" onClick={onSwap} className="link whitespace-nowrap text-ink-2 max-md:hidden">
          {words(SWAPS[direction.kind])}
        </button>{" "}
        <Kbd>X</Kbd>
      </p>
      <span className="flex items-center gap-1 max-md:hidden">
        <Button
          icon
          size="s"
          look="ghost"
          onClick={walk.previous}
          aria-label={words("previous")}
          title={words("previous")}
        >
          <ArrowUp size={14} aria-hidden="true" />
        </Button>
        <span className="min-w-16 text-center text-ink-2 text-small">
          {words.rich("position", {
            at: walk.at === null ? "–" : String(walk.at + 1),
            of: String(walk.of),
            n: (chunks) => <span className="num text-ink">{chunks}</span>,
          })}
        </span>
        <Button
          icon
          size="s"
          look="ghost"
          onClick={walk.next}
          aria-label={words("next")}
          title={words("next")}
        >
          <ArrowDown size={14} aria-hidden="true" />
        </Button>
      </span>
      <span className="flex items-center gap-2 max-md:hidden">
        <label htmlFor={`${id}-only`} className="text-ink-2 text-small">
          {words("onlyChanges")}
        </label>
        <Switch id={`${id}-only`} checked={onlyChanges} onChange={onOnlyChanges} />
      </span>
      <span className="max-lg:hidden">
        <Segmented
          label={words("layout")}
          value={layout}
          options={[
            { value: "unified", label: words("unified") },
            { value: "split", label: words("split") },
          ]}
          onChange={onLayout}
        />
      </span>
    </div>
  );
}

const SWAPS = { rollback: "showSince", since: "showRollback", between: "showReverse" } as const;

function Meaning({ direction, snapshots, from, to }: CompareStripProps & { direction: Direction }) {
  const words = useTranslations("diff");
  const format = useFormat();
  const timeOf = (ref: string) => {
    const snapshot = snapshots.find(({ id }) => id === ref);
    return snapshot ? format.moment(snapshot.createdAt, new Date()) : ref;
  };
  const signs = {
    minus: () => <span className="num text-bad">−</span>,
    plus: () => <span className="num text-ok">+</span>,
  };
  return (
    <>
      <span className="font-medium">{sentence(direction, timeOf(from), timeOf(to), words)}</span>{" "}
      <span className="text-ink-2">
        {words.rich(direction.kind === "rollback" ? "strip.goes" : "strip.comes", signs)}
      </span>
    </>
  );
}

function sentence({ kind }: Direction, from: string, to: string, words: Words<"diff">): string {
  if (kind === "rollback") return words("strip.rollback", { time: to });
  return kind === "since" ? words("strip.since", { time: from }) : words("strip.between", { from, to });
}
