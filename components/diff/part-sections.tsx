"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { PartMark } from "@/components/snapshot/part-mark";
import { cx } from "@/components/ui/class-names";
import { Segmented } from "@/components/ui/segmented";
import { useFormat } from "@/components/ui/use-format";
import type { Diff } from "@/lib/contract/diff";
import type { Part } from "@/lib/contract/state";
import type { Format } from "@/lib/i18n/format";
import type { Words } from "@/lib/i18n/words";
import { countsText, isSame, linesText, type PartCount, partCounts } from "./diff-counts";
import type { Direction } from "./direction";
import { FileDiff } from "./file-diff";
import { isFailedCall } from "./message-rows";
import { MessagesDiff } from "./messages-diff";
import { NamesDiff } from "./names-diff";
import { SameParts } from "./same-parts";
import { SettingsDiff } from "./settings-diff";
import { type SideState, useSideState } from "./use-side-state";

interface PartSectionsProps {
  diff: Diff;
  direction: Direction;
  split: boolean;
  /** Nothing but what changed; else the unchanged stretches and parts too. */
  onlyChanges: boolean;
  onShowAll: () => void;
  failedOnly: boolean;
  onFailedOnly: (failedOnly: boolean) => void;
}

/** Small parts stand side by side where there is room. */
const SMALL: Part[] = ["tools", "skills", "settings"];

/** The parts that differ, each in its own way; the others are named in one line at the end. */
export function PartSections(props: PartSectionsProps) {
  const { diff, onlyChanges, onShowAll } = props;
  const [wanted, setWanted] = useState(false);
  const side = useSideState(diff, wanted || !onlyChanges);
  const counts = partCounts(diff).filter((count) => !isSame(count));
  const section = (count: PartCount) => (
    <PartSection key={count.part} count={count} side={side} onWant={() => setWanted(true)} {...props} />
  );
  const large = counts.filter(({ part }) => !SMALL.includes(part));
  const small = counts.filter(({ part }) => SMALL.includes(part));
  return (
    <>
      {large.map(section)}
      {small.length === 0 ? null : (
        <div className={cx("grid shrink-0 gap-4", GRIDS[small.length])}>{small.map(section)}</div>
      )}
      <SameParts diff={diff} side={side} onlyChanges={onlyChanges} onShow={onShowAll} />
    </>
  );
}

const GRIDS: Record<number, string> = { 2: "lg:grid-cols-2", 3: "lg:grid-cols-3" };

interface PartSectionProps extends PartSectionsProps {
  count: PartCount;
  side: SideState;
  onWant: () => void;
}

function PartSection({ count, ...rest }: PartSectionProps) {
  const { diff, direction, failedOnly, onFailedOnly } = rest;
  const words = useTranslations("diff");
  const partNames = useTranslations("snapshot.parts");
  const format = useFormat();
  const { part } = count;
  const failed = part === "context" ? diff.context.messages.filter(isFailedCall).length : 0;
  return (
    <section
      id={part}
      aria-labelledby={`${part}-title`}
      tabIndex={-1}
      className="shrink-0 overflow-hidden rounded-l border border-line-strong bg-surface max-md:-mx-4 max-md:rounded-none max-md:border-x-0"
    >
      <header className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1">
        <PartMark part={part} />
        <h2 id={`${part}-title`} className="font-medium text-strong">
          {partNames(part)}
        </h2>
        <span className="text-ink-2 text-small">{summary(diff, count, direction, { words, format })}</span>
        <span className="flex-1" />
        {part === "memory" && direction.kind === "rollback" ? (
          <span className="text-ink-3 text-small max-lg:hidden">{words("section.keepInstead")}</span>
        ) : null}
        {failed > 0 ? (
          <Segmented
            label={words("message.filter")}
            value={failedOnly ? "failed" : "all"}
            onChange={(value) => onFailedOnly(value === "failed")}
            options={[
              { value: "all", label: words("message.all", { count: format.count(changesOf(count)) }) },
              { value: "failed", label: words("message.failedCalls", { count: format.count(failed) }) },
            ]}
          />
        ) : null}
      </header>
      <PartBody part={part} {...rest} />
    </section>
  );
}

const changesOf = ({ removed, added, changed }: PartCount): number => removed + added + changed;

interface PartBodyProps extends PartSectionsProps {
  part: Part;
  side: SideState;
  onWant: () => void;
}

function PartBody({
  part,
  diff,
  direction,
  split,
  onlyChanges,
  failedOnly,
  side,
  onWant,
}: PartBodyProps): ReactNode {
  switch (part) {
    case "context":
      return (
        <MessagesDiff
          diff={diff}
          addedVerb={direction.added}
          failedOnly={failedOnly}
          whole={!onlyChanges}
          side={side}
          onWant={onWant}
        />
      );
    case "memory":
    case "files":
      return diff[part].files.map((file, at) => (
        <FileDiff
          key={file.path}
          part={part}
          at={at}
          file={file}
          split={split}
          direction={direction}
          whole={!onlyChanges}
          side={side}
          onWant={onWant}
        />
      ));
    case "tools":
    case "skills":
      return <NamesDiff part={part} names={diff[part]} addedVerb={direction.added} />;
    case "settings":
      return <SettingsDiff changes={diff.settings.changes} />;
  }
}

function summary(
  diff: Diff,
  count: PartCount,
  { added }: Direction,
  told: { words: Words<"diff">; format: Format },
): string {
  const { words, format } = told;
  const { part } = count;
  const { from, to } = diff;
  const texts: string[] = [];
  if (part === "memory") {
    texts.push(linesText(count, added, told), words("section.inFiles", { count: diff.memory.files.length }));
  } else texts.push(countsText(count, added, told));
  if (part === "context") {
    const counts = { from: format.count(from.messages), to: format.count(to.messages) };
    texts.push(words("section.messages", counts));
    if (from.contextTokens !== null && to.contextTokens !== null) {
      const tokens = {
        from: format.tokens(from.contextTokens, true),
        to: format.tokens(to.contextTokens, true),
      };
      texts.push(words("section.tokens", tokens));
    }
  } else if (part !== "memory" && diff[part].same > 0)
    texts.push(words("section.theSame", { count: format.count(diff[part].same) }));
  return texts.filter((text) => text !== "").join(words("comma"));
}
