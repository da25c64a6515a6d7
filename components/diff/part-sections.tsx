import type { ReactNode } from "react";
import { PART_TITLES, PartMark } from "@/components/snapshot/part-mark";
import { countOf, countText, tokensText } from "@/components/ui/number-text";
import type { Diff } from "@/lib/contract/diff";
import type { Part } from "@/lib/contract/state";
import { countsText, isSame, type PartCount, partCounts } from "./diff-counts";
import type { Direction } from "./direction";
import { FileDiff } from "./file-diff";
import { NamesDiff, SettingsDiff } from "./list-diff";
import { MessagesDiff } from "./message-diff";

interface PartSectionsProps {
  diff: Diff;
  direction: Direction;
  split: boolean;
}

/** The parts that differ, each in its own way; the others are named in one line at the end. */
export function PartSections({ diff, direction, split }: PartSectionsProps) {
  const counts = partCounts(diff);
  const same = counts.filter(isSame);
  return (
    <>
      {counts
        .filter((count) => !isSame(count))
        .map((count) => (
          <section
            key={count.part}
            id={count.part}
            aria-labelledby={`${count.part}-title`}
            tabIndex={-1}
            className="shrink-0 scroll-mt-4 overflow-hidden rounded-l border border-line-strong bg-surface"
          >
            <header className="flex min-h-10 flex-wrap items-center gap-x-3 px-4 py-1">
              <PartMark part={count.part} />
              <h2 id={`${count.part}-title`} className="font-medium text-strong">
                {PART_TITLES[count.part]}
              </h2>
              <span className="text-ink-2 text-small">{summary(diff, count, direction)}</span>
              {count.part === "memory" && direction.kind === "rollback" ? (
                <span className="ml-auto text-ink-3 text-small max-lg:hidden">
                  Keep it instead: switch on “Keep memory” when you roll back
                </span>
              ) : null}
            </header>
            <PartBody part={count.part} diff={diff} addedVerb={direction.verbs.added} split={split} />
          </section>
        ))}
      {same.length === 0 ? null : (
        <p className="text-ink-3">Same in both: {same.map(({ part }) => sameText(diff, part)).join(", ")}.</p>
      )}
    </>
  );
}

interface PartBodyProps {
  part: Part;
  diff: Diff;
  addedVerb: string;
  split: boolean;
}

function PartBody({ part, diff, addedVerb, split }: PartBodyProps): ReactNode {
  switch (part) {
    case "context":
      return <MessagesDiff messages={diff.context.messages} addedVerb={addedVerb} />;
    case "memory":
    case "files":
      return (
        <div className="border-line border-t">
          {diff[part].files.map((file) => (
            <FileDiff key={file.path} file={file} split={split} addedVerb={addedVerb} />
          ))}
        </div>
      );
    case "tools":
    case "skills":
      return <NamesDiff part={diff[part]} addedVerb={addedVerb} />;
    case "settings":
      return <SettingsDiff changes={diff.settings.changes} />;
  }
}

function summary(diff: Diff, count: PartCount, { verbs }: Direction): string {
  const text = countsText(count, verbs.added);
  if (count.part === "memory")
    return `${linesText(count, verbs.added)}, in ${countOf(diff.memory.files.length, "file")}`;
  if (count.part !== "context") return text;
  const { from, to } = diff;
  const tokens =
    from.contextTokens === null || to.contextTokens === null
      ? ""
      : `, ${tokensText(from.contextTokens, true)} to ${tokensText(to.contextTokens, true)} tokens`;
  return `${text}: ${countText(from.messages)} to ${countOf(to.messages, "message")}${tokens}`;
}

const linesText = ({ removed, added }: PartCount, verb: string): string =>
  [
    removed > 0 ? `${countOf(removed, "line")} removed` : "",
    added > 0 ? `${countOf(added, "line")} ${verb}` : "",
  ]
    .filter((text) => text !== "")
    .join(", ");

function sameText(diff: Diff, part: Part): string {
  if (part === "context") return countOf(diff.context.same, "message");
  if (part === "memory")
    return diff.memory.same === 0 ? "no memory" : countOf(diff.memory.same, "memory file");
  const noun = { files: "file", tools: "tool", skills: "skill", settings: "setting" }[part];
  return countOf(diff[part].same, noun);
}
