import type { SessionId } from "@/lib/contract/ids";
import type { StepName } from "@/lib/contract/rollback";
import { compareStates, failedParts } from "./checks";
import type { Goal } from "./goal";
import type { StepOutcome } from "./journal";
import type { EngineDeps, NotRestored, StateContent } from "./ports";
import { plain } from "./reasons/refusal";

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
  const same = { skipped: true, reasons: [plain("already_same")] };
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
        if (preserveMemory) return { skipped: true, reasons: [plain("memory_kept")] };
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
        if (!content.present) return { skipped: true, reasons: [plain("settings_gone")] };
        return told(await deps.host.restoreSettings(sessionId, content.settings));
      },
    },
  ];
  return steps;
}

function told(lost: NotRestored[]): StepOutcome {
  const [first] = lost;
  if (first === undefined) return {};
  const values = { path: first.path, more: lost.length - 1 };
  return { reasons: [{ code: "not_restored", values }, ...first.why] };
}
