import type { FileGap } from "@/lib/contract/state";

/** An agent and what lies in its workspace when the demo is set up. */
export interface WorkspacePlan {
  id: string;
  tools: readonly string[];
  skills: readonly string[];
  memory: Readonly<Record<string, string>>;
  /** What the agent noted, and how many minutes ago: lines of the memory files of those days. */
  notes?: readonly (readonly [number, string])[];
  texts: Readonly<Record<string, string>>;
  /** Files recorded without their content. */
  opaque?: readonly { path: string; gap: FileGap; sizeBytes: number }[];
}
