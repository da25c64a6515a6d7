import type { Reason } from "@/lib/contract/reason";
import type { Check, Verification } from "@/lib/contract/rollback";
import type { FileEntry, Message, Part } from "@/lib/contract/state";
import { align } from "./diff/align";
import { diffNames, diffSettings } from "./diff/diff-values";
import type { Lost, StateContent } from "./ports";
import { plain } from "./reasons/refusal";
import { toEnglish } from "./reasons/sentence";
import { told } from "./reasons/told";
import { canonicalJson } from "./tree/canonical";
import { countLines, isSameFile, normalise } from "./tree/content";

/**
 * Compares the state that should be with the one that was read back, part by part. What was declared not restorable
 * beforehand is listed and excused; anything else that differs fails its check.
 */
export function compareStates(expected: StateContent, actual: StateContent, declared: Lost[]): Verification {
  const goal = { ...normalise(expected), messages: expected.messages };
  const found = { ...normalise(actual), messages: actual.messages };
  const differences: Record<Part, string[]> = {
    context: messageDifferences(goal, found).map(({ id }) => id),
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
  declared: Lost[];
}

function toCheck(part: Part, differences: string[], { goal, found, declared }: Facts): Check {
  const ofPart = declared.filter((lost) => lost.part === part);
  const whole = ofPart.find((lost) => lost.path === undefined);
  const excuse = (path: string) => whole ?? ofPart.find((lost) => lost.path === path);
  const notRestored = differences.flatMap((path) => {
    const lost = excuse(path);
    return lost ? [{ path, why: toEnglish(lost.why), whyReasons: lost.why }] : [];
  });
  const unexcused = differences.filter((path) => excuse(path) === undefined);
  const [expectedReasons, actualReasons] = [[sizeOf(part, goal)], [sizeOf(part, found)]];
  const difference = part === "context" ? describeContext(goal, found) : [describeNames(unexcused)];
  return {
    part,
    passed: unexcused.length === 0,
    expected: toEnglish(expectedReasons),
    actual: toEnglish(actualReasons),
    expectedReasons,
    actualReasons,
    ...(unexcused.length === 0 ? {} : told(difference)),
    notRestored,
  };
}

/** Messages that are missing, or not the same, before those that are too many. */
function messageDifferences(goal: StateContent, found: StateContent): { id: string; extra: boolean }[] {
  if (goal.present !== found.present) return [{ id: "session", extra: found.present }];
  const key = (message: Message) => canonicalJson(message);
  const stretches = align(goal.messages, found.messages, key).filter((stretch) => !stretch.same);
  const missing = stretches.flatMap(({ from }) => from.map(({ id }) => ({ id, extra: false })));
  const extra = stretches.flatMap(({ from, to }) =>
    to.filter(({ id }) => !from.some((known) => known.id === id)).map(({ id }) => ({ id, extra: true })),
  );
  return [...missing, ...extra];
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

function sizeOf(part: Part, content: StateContent): Reason {
  switch (part) {
    case "context":
      if (!content.present) return plain("no_session");
      return { code: "message_count", values: { messages: content.messages.length } };
    case "memory": {
      const texts = Object.values(content.memoryFiles);
      const lines = texts.reduce((sum, text) => sum + countLines(text), 0);
      return { code: "memory_size", values: { lines, files: texts.length } };
    }
    case "files":
      return { code: "file_count", values: { files: content.files.length } };
    case "tools":
      return { code: "tool_count", values: { tools: content.tools.length } };
    case "skills":
      return { code: "skill_count", values: { skills: content.skills.length } };
    case "settings":
      return { code: "setting_count", values: { settings: Object.keys(content.settings).length } };
  }
}

const LISTED_AT_MOST = 5;
const more = (all: unknown[]): number => Math.max(0, all.length - LISTED_AT_MOST);

function describeContext(goal: StateContent, found: StateContent): Reason[] {
  if (goal.present !== found.present)
    return [plain(goal.present ? "session_missing" : "session_still_there")];
  const all = messageDifferences(goal, found);
  return (["messages_missing", "messages_extra"] as const).flatMap((code): Reason[] => {
    const ids = all.filter(({ extra }) => extra === (code === "messages_extra")).map(({ id }) => id);
    return ids.length === 0 ? [] : [{ code, values: { ids: ids.slice(0, LISTED_AT_MOST), more: more(ids) } }];
  });
}

const describeNames = (names: string[]): Reason => ({
  code: "differs",
  values: { names: names.slice(0, LISTED_AT_MOST), more: more(names) },
});
