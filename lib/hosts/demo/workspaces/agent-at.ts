import { addNote } from "../apply-effects";
import type { DemoAgent } from "../state";
import { opaqueEntry, textEntry } from "../workspace";
import type { WorkspacePlan } from "./workspace-plan";

const MINUTE_MS = 60_000;

/** The agent of a demo that is set up at `now`, as it was at a moment before: without what it noted later. */
export function agentAt(plan: WorkspacePlan, now: Date, at: Date): DemoAgent {
  const texts = Object.entries(plan.texts).map(([path, text]) => [path, textEntry(path, text)]);
  const opaque = (plan.opaque ?? []).map(({ path, gap, sizeBytes }) => [
    path,
    opaqueEntry(path, gap, sizeBytes),
  ]);
  const agent: DemoAgent = {
    id: plan.id,
    memoryFiles: { ...plan.memory },
    files: Object.fromEntries([...texts, ...opaque]),
    tools: [...plan.tools],
    skills: [...plan.skills],
  };
  return (plan.notes ?? [])
    .map(([minutesAgo, line]) => ({ line, notedAt: new Date(now.getTime() - minutesAgo * MINUTE_MS) }))
    .filter(({ notedAt }) => notedAt.getTime() <= at.getTime())
    .reduce((before, { line, notedAt }) => addNote(before, line, notedAt), agent);
}
