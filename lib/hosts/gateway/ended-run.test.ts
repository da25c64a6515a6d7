import { describe, expect, it } from "vitest";
import { endedRunOf } from "./ended-run";
import { SessionEvent } from "./frames";

// As the gateway sends them, less what is not read.
const END = {
  runId: "8c634a2c-51e1-4e96-a578-ca686d881034",
  sessionKey: "agent:main:dashboard:218ea93b-ceca-40cd-bfa6-08e2c818faa7",
  stream: "lifecycle",
  data: {
    stopReason: "stop",
    aborted: false,
    phase: "end",
    endedAt: 1795329126723,
    startedAt: 1795329126565,
  },
};
const ERROR = { ...END, data: { ...END.data, phase: "error", error: "LLM request failed." } };
const NOW_MS = Date.parse("2026-11-22T06:32:06.724Z");

const ended = (event: object) => endedRunOf(SessionEvent.parse(event), NOW_MS);

describe("endedRunOf", () => {
  it("tells of a run that ended: when we heard it, and how long it took by the gateway's clock", () => {
    expect(ended(END)).toEqual({
      sessionId: END.sessionKey,
      runId: END.runId,
      endedAt: "2026-11-22T06:32:06.724Z",
      durationMs: 158,
      failed: false,
    });
  });

  it("tells of a run that failed, and not so of one that was stopped", () => {
    expect(ended(ERROR)?.failed).toBe(true);
    expect(ended({ ...ERROR, data: { ...ERROR.data, aborted: true } })?.failed).toBe(false);
  });

  it("does not know how long a run took whose begin was never told", () => {
    expect(ended({ ...END, data: { phase: "end", endedAt: 1 } })?.durationMs).toBeNull();
  });

  it.each([
    ["another phase", { ...END, data: { phase: "start", startedAt: 1 } }],
    ["another stream", { ...END, stream: "run_status" }],
    ["no run", { ...END, runId: undefined }],
    ["a key that is no id", { ...END, sessionKey: "agent:main:a b" }],
  ])("says nothing of %s", (_what, event) => {
    expect(ended(event)).toBeUndefined();
  });
});
