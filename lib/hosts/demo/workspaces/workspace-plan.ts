import type { FileGap } from "@/lib/contract/state";

/** An agent and what lies in its workspace when the demo is set up. */
export interface WorkspacePlan {
  id: string;
  tools: readonly string[];
  skills: readonly string[];
  /** `memory/<today>.md` is written as `TODAY`. */
  memory: Readonly<Record<string, string>>;
  texts: Readonly<Record<string, string>>;
  /** Files recorded without their content. */
  opaque?: readonly { path: string; gap: FileGap; sizeBytes: number }[];
}

/** Stands for the day's memory file in a plan. */
export const TODAY = "memory/<today>.md";
