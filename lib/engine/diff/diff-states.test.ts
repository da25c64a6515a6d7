import fc from "fast-check";
import { applyPatch } from "rfc6902";
import { describe, expect, it } from "vitest";
import { RollbackRequest } from "@/lib/contract/rollback";
import { captureSnapshot } from "@/lib/engine/capture";
import { startRollback } from "@/lib/engine/rollback";
import { readState } from "@/lib/engine/state";
import { editedPair } from "@/lib/engine/testing/arbitrary-state";
import { anEngine, OPERATOR, SESSION } from "@/lib/engine/testing/engine-fixture";
import { startUndo } from "@/lib/engine/undo";
import { diffStates } from "./diff-states";
import { diffAsPatch } from "./json-patch";

describe("the diff of two states", () => {
  it("applied to the first gives exactly the second, for any states", async () => {
    await fc.assert(
      fc.asyncProperty(editedPair, async ([before, after]) => {
        const engine = await anEngine(before);
        try {
          const from = await captureSnapshot(engine.deps, OPERATOR, SESSION, { name: "from" });
          engine.host.become(after);
          const to = await captureSnapshot(engine.deps, OPERATOR, SESSION, { name: "to" });

          const state = await readState(engine.deps, SESSION, from.id);
          const patch = await diffAsPatch(engine.deps, SESSION, { from: from.id, to: to.id });

          expect(applyPatch(state, patch).filter((error) => error !== null)).toEqual([]);
          expect(state).toEqual(await readState(engine.deps, SESSION, to.id));
        } finally {
          await engine.close();
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("is empty exactly when the digests are equal, also against the live state", async () => {
    await fc.assert(
      fc.asyncProperty(editedPair, async ([before, after]) => {
        const engine = await anEngine(before);
        try {
          const from = await captureSnapshot(engine.deps, OPERATOR, SESSION, { name: "from" });
          engine.host.become(after);
          const diff = await diffStates(engine.deps, SESSION, { from: "current", to: from.id });

          const { context, memory, files, tools, skills, settings } = diff;
          const changes =
            context.messages.length +
            memory.files.length +
            files.files.length +
            tools.removed.length +
            tools.added.length +
            skills.removed.length +
            skills.added.length +
            settings.changes.length;
          expect(changes === 0).toBe(diff.identical);
        } finally {
          await engine.close();
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe("a rollback and its undo", () => {
  it("together change nothing, whatever was done to the session between", async () => {
    await fc.assert(
      fc.asyncProperty(editedPair, async ([before, after]) => {
        // No rollback can change tools and skills; whether they differ is another test's matter.
        const engine = await anEngine(before);
        try {
          const target = await captureSnapshot(engine.deps, OPERATOR, SESSION, { name: "target" });
          engine.host.become({ ...after, tools: before.tools, skills: before.skills });
          const damaged = await readState(engine.deps, SESSION, "current");

          const { done } = await startRollback(
            engine.deps,
            OPERATOR,
            SESSION,
            RollbackRequest.parse({ snapshotId: target.id }),
          );
          const rollback = await done;
          expect(rollback.outcome).toBe("restored");
          expect((await readState(engine.deps, SESSION, "current")).digest).toBe(target.stateDigest);

          const undo = await (await startUndo(engine.deps, OPERATOR, rollback.id, {})).done;
          expect(undo.outcome).toBe("restored");
          expect((await readState(engine.deps, SESSION, "current")).digest).toBe(damaged.digest);
        } finally {
          await engine.close();
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
