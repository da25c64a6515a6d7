import type { State } from "@/lib/contract/state";

/** What a recovered session is held against: a `State`, or as much of one. */
export interface ExpectedState {
  memory: string;
  tools: readonly string[];
  skills: readonly string[];
  contextSize: number;
}

/** One comparison that did not come out. */
export interface Mismatch {
  check: "memory" | "tools" | "context" | "skills";
  /** Expected and actual, in a few words. */
  difference: string;
}

/** Which of memory, number of tools, context size and skills are not as expected. Skills may be fewer, never others. */
export function compareStates(actual: State, expected: ExpectedState): Mismatch[] {
  const unexpected = actual.skills.filter((skill) => !expected.skills.includes(skill));
  const mismatches: (Mismatch | false)[] = [
    actual.memory !== expected.memory && {
      check: "memory",
      difference: `expected ${expected.memory.length} characters, found ${actual.memory.length}${
        actual.memory.length === expected.memory.length ? " others" : ""
      }`,
    },
    actual.tools.length !== expected.tools.length && {
      check: "tools",
      difference: `expected ${expected.tools.length}, found ${actual.tools.length}`,
    },
    actual.contextSize !== expected.contextSize && {
      check: "context",
      difference: `expected ${expected.contextSize} messages, found ${actual.contextSize}`,
    },
    unexpected.length > 0 && { check: "skills", difference: `not expected: ${unexpected.join(", ")}` },
  ];
  return mismatches.filter((mismatch) => mismatch !== false);
}
