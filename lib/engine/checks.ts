import type { Check, NotRestorable, Verification } from "@/lib/contract/rollback";
import type { FileEntry, Message, Part } from "@/lib/contract/state";
import { align } from "./diff/align";
import { diffNames, diffSettings } from "./diff/diff-values";
import type { NotRestored, StateContent } from "./ports";
import { canonicalJson } from "./tree/canonical";
import { countLines, isSameFile, normalise } from "./tree/content";

/**
 * Compares the state that should be with the one that was read back, part by part. What was declared not restorable
 * beforehand is listed and excused; anything else that differs fails its check.
 */
export function compareStates(
  expected: StateContent,
  actual: StateContent,
  declared: NotRestorable[],
): Verification {
  const goal = { ...normalise(expected), messages: expected.messages };
  const found = { ...normalise(actual), messages: actual.messages };
  const differences: Record<Part, string[]> = {
    context: contextDifferences(goal, found),
    memory: keysThatDiffer(goal.memoryFiles, found.memoryFiles),
    files: filesThatDiffer(goal.files, found.files),
    // Only a session has tools, skills and settings: where none should be, there is nothing to compare.
    tools: goal.present ? nameDifferences(goal.tools, found.tools) : [],
    skills: goal.present ? nameDifferences(goal.skills, found.skills) : [],
    settings: goal.present
      ? diffSettings(goal.settings, found.settings).changes.map((change) => change.key)
      : [],
  };
  const checks = (Object.keys(differences) as Part[]).map((part) =>
    toCheck(part, differences[part], { goal, found, declared }),
  );
  return { passed: checks.every((check) => check.passed), checks };
}

/** Compared, never put back: a rollback leaves them as they are. */
export const isReadOnlyPart = (part: Part): boolean => part === "tools" || part === "skills";

/** Parts whose check failed. */
export const failedParts = (verification: Verification): Part[] =>
  verification.checks.filter((check) => !check.passed).map((check) => check.part);

interface Facts {
  goal: StateContent;
  found: StateContent;
  declared: NotRestorable[];
}

function toCheck(part: Part, differences: string[], { goal, found, declared }: Facts): Check {
  const ofPart = declared.filter((lost) => lost.part === part);
  const whole = ofPart.find((lost) => lost.path === undefined);
  const excuse = (path: string) => whole ?? ofPart.find((lost) => lost.path === path);
  const notRestored = differences.flatMap((path): NotRestored[] => {
    const lost = excuse(path);
    return lost ? [{ path, why: lost.why }] : [];
  });
  const unexcused = differences.filter((path) => excuse(path) === undefined);
  return {
    part,
    passed: unexcused.length === 0,
    expected: describePart(part, goal),
    actual: describePart(part, found),
    ...(unexcused.length === 0 ? {} : { detail: `Differs: ${listed(unexcused)}.` }),
    notRestored,
  };
}

function contextDifferences(goal: StateContent, found: StateContent): string[] {
  if (goal.present !== found.present)
    return [goal.present ? "the session is missing" : "the session is still there"];
  const key = (message: Message) => canonicalJson(message);
  return align(goal.messages, found.messages, key)
    .filter((stretch) => !stretch.same)
    .flatMap(({ from, to }) => [
      ...from.map((message) => `message ${message.id} is missing or not the same`),
      ...to
        .filter((message) => !from.some((known) => known.id === message.id))
        .map((message) => `message ${message.id} is too many`),
    ]);
}

function keysThatDiffer(goal: Record<string, string>, found: Record<string, string>): string[] {
  return [...new Set([...Object.keys(goal), ...Object.keys(found)])]
    .sort()
    .filter((key) => goal[key] !== found[key]);
}

function filesThatDiffer(goal: FileEntry[], found: FileEntry[]): string[] {
  const others = new Map(found.map((file) => [file.path, file]));
  const differing = goal.filter((file) => {
    const other = others.get(file.path);
    others.delete(file.path);
    return other === undefined || !isSameFile(file, other);
  });
  return [...differing.map(({ path }) => path), ...others.keys()].sort();
}

function nameDifferences(goal: string[], found: string[]): string[] {
  const { removed, added } = diffNames(goal, found);
  return [...removed, ...added].sort();
}

function describePart(part: Part, content: StateContent): string {
  const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
  switch (part) {
    case "context":
      return content.present ? counted(content.messages.length, "message") : "no session";
    case "memory": {
      const texts = Object.values(content.memoryFiles);
      return `${counted(
        texts.reduce((lines, text) => lines + countLines(text), 0),
        "line",
      )} in ${counted(texts.length, "file")}`;
    }
    case "files":
      return counted(content.files.length, "file");
    case "tools":
      return counted(content.tools.length, "tool");
    case "skills":
      return counted(content.skills.length, "skill");
    case "settings":
      return counted(Object.keys(content.settings).length, "setting");
  }
}

const LISTED_AT_MOST = 5;

function listed(names: string[]): string {
  const rest = names.length - LISTED_AT_MOST;
  return names.slice(0, LISTED_AT_MOST).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
