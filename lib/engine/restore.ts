import type { SessionId } from "@/lib/contract/ids";
import type { StepName } from "@/lib/contract/rollback";
import { compareStates, failedParts } from "./checks";
import type { Goal } from "./goal";
import type { StepOutcome } from "./journal";
import type { EngineDeps, NotRestored, StateContent } from "./ports";

/** One part's way back. Running it twice does no harm. */
export interface RestoreStep {
  name: StepName;
  run: () => Promise<StepOutcome>;
}

/**
 * The steps that bring a session from `from` to the goal, in their order: context first, then what the next turn is
 * told (memory, files), then settings, which restoring the context may have changed.
 */
export function restoreSteps(
  deps: EngineDeps,
  sessionId: SessionId,
  from: StateContent,
  { content, snapshot, preserveMemory }: Goal,
): RestoreStep[] {
  const differs = new Set(failedParts(compareStates(content, from, [])));
  const same = { skipped: true, detail: "Already the same." };
  const steps: RestoreStep[] = [
    {
      name: "restore_context",
      run: async () => {
        if (!differs.has("context")) return same;
        const messageIds = content.messages.map((message) => message.id);
        await deps.host.restoreContext(sessionId, {
          present: content.present,
          pin: snapshot.pin,
          messageIds,
        });
        return {};
      },
    },
    {
      name: "restore_memory",
      run: async () => {
        if (preserveMemory) return { skipped: true, detail: "Kept, as asked." };
        if (!differs.has("memory")) return same;
        return told(await deps.host.restoreMemory(sessionId, content.memoryFiles));
      },
    },
    {
      name: "restore_files",
      run: async () =>
        differs.has("files") ? told(await deps.host.restoreFiles(sessionId, content.files)) : same,
    },
    {
      name: "restore_settings",
      run: async () => {
        if (!content.present)
          return { skipped: true, detail: "The session is gone, and its settings with it." };
        return told(await deps.host.restoreSettings(sessionId, content.settings));
      },
    },
  ];
  return steps;
}

function told(lost: NotRestored[]): StepOutcome {
  if (lost.length === 0) return {};
  const [first] = lost;
  const more = lost.length > 1 ? ` and ${lost.length - 1} more` : "";
  return { detail: `Not restored: ${first?.path}${more}. ${first?.why}` };
}
