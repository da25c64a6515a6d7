import type { Diff } from "@/lib/contract/diff";
import type { Part } from "@/lib/contract/state";
import { isSame, partCounts } from "./diff-counts";

/** One place where the states differ: what N and P walk to. */
export interface ChangePlace {
  /** The element of the change, when it is on the page. */
  id: string;
  /** What holds it while it is not: a folded file, a stretch of messages that is not drawn yet. */
  within: string;
}

/** How many messages are drawn together. */
export const MESSAGE_BLOCK = 50;

export const changeId = (part: Part, ...at: number[]): string => ["change", part, ...at].join("-");
export const fileId = (part: Part, file: number): string => `${part}-file-${file}`;
export const messageBlockId = (block: number): string => `context-block-${block}`;

/** Every change in the order of the page. Neighbouring messages, and the lines of a hunk, are one change. */
export const changePlaces = (diff: Diff): ChangePlace[] =>
  partCounts(diff)
    .filter((count) => !isSame(count))
    .flatMap(({ part }) => placesOf(diff, part));

function placesOf(diff: Diff, part: Part): ChangePlace[] {
  switch (part) {
    case "context":
      return firstOfRuns(diff).map((at) => ({ id: changeId(part, at), within: part }));
    case "memory":
    case "files":
      return diff[part].files.flatMap(({ hunks }, file) => {
        const within = fileId(part, file);
        if (hunks === null || hunks.length === 0) return [{ id: within, within }];
        return hunks.map((_hunk, hunk) => ({ id: changeId(part, file, hunk), within }));
      });
    case "settings":
      return numbered(part, diff.settings.changes.length);
    case "tools":
    case "skills":
      return numbered(part, diff[part].removed.length + diff[part].added.length);
  }
}

const numbered = (part: Part, count: number): ChangePlace[] =>
  Array.from({ length: count }, (_place, at) => ({ id: changeId(part, at), within: part }));

/** Where a run of changed messages begins: the index of its first one in the list of changed messages. */
export function firstOfRuns({ context: { messages } }: Pick<Diff, "context">): number[] {
  const firsts: number[] = [];
  messages.forEach((change, at) => {
    const before = messages[at - 1];
    const follows =
      before !== undefined &&
      (isNext(before.fromIndex, change.fromIndex) || isNext(before.toIndex, change.toIndex));
    if (!follows) firsts.push(at);
  });
  return firsts;
}

const isNext = (before: number | null, at: number | null): boolean =>
  before !== null && at !== null && at === before + 1;
