import type { Counts } from "@/lib/contract/rollback";

/** Counts for tests: zero of everything that is not named. */
export const counts = (part: Partial<Counts> = {}): Counts => ({
  messages: 0,
  memoryLines: 0,
  memoryFiles: 0,
  files: 0,
  tools: 0,
  skills: 0,
  settings: 0,
  ...part,
});
