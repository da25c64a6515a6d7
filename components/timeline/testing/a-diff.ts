import type { Diff, DiffLine } from "@/lib/contract/diff";
import { Digest } from "@/lib/contract/ids";
import { aSnapshot } from "./a-snapshot";

const side = {
  digest: Digest.parse("0".repeat(64)),
  capturedAt: "2026-11-22T03:00:00.000Z",
  messages: 0,
};
const line = (op: DiffLine["op"], text: string, at: number): DiffLine => ({
  op,
  text,
  fromLine: op === "added" ? null : at,
  toLine: op === "removed" ? null : at,
});
const noFiles = {
  removed: 0,
  added: 0,
  changed: 0,
  same: 0,
  removedLines: 0,
  addedLines: 0,
  sameLines: 0,
  files: [],
};

/** From the current state to a snapshot: one memory line was written since, and one overwritten. */
export const aDiff = (over: Partial<Diff>): Diff => ({
  sessionId: aSnapshot(1).sessionId,
  from: { ...side, ref: "current", contextTokens: 128_400 },
  to: { ...side, ref: aSnapshot(1).id, contextTokens: 109_800 },
  identical: false,
  context: { removed: 35, added: 0, changed: 0, same: 179, messages: [] },
  memory: {
    ...noFiles,
    changed: 1,
    removedLines: 2,
    addedLines: 1,
    files: [
      {
        path: "MEMORY.md",
        op: "changed",
        removedLines: 2,
        addedLines: 1,
        fromLines: 9,
        toLines: 8,
        fromGap: null,
        toGap: null,
        note: null,
        hunks: [
          {
            fromStart: 1,
            toStart: 1,
            lines: [line("removed", "Written since.", 1), line("same", "Tone: calm.", 2)],
          },
          {
            fromStart: 3,
            toStart: 3,
            lines: [
              line("same", "Opening hours.", 3),
              line("removed", "Refunds up to €500 may be approved.", 4),
              line("added", "Refunds up to €50 may be approved.", 4),
            ],
          },
        ],
      },
    ],
  },
  files: noFiles,
  tools: { removed: [], added: [], same: 0 },
  skills: { removed: [], added: [], same: 0 },
  settings: { changes: [], same: 0 },
  ...over,
});
