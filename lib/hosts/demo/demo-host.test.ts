import { SessionId } from "@/lib/contract/ids";
import { describeHostContract } from "../testing/host-contract";
import type { HostFixture } from "../testing/host-fixture";
import { createDemoHost } from "./demo-host";

describeHostContract("The demo host", async (): Promise<HostFixture> => {
  const host = createDemoHost({ seed: 7, clock: { now: () => new Date() } });
  let made = 0;
  return {
    host,
    async newSession() {
      made += 1;
      const sessionId = SessionId.parse(`agent:main:contract:${made}`);
      await host.sendTurn(sessionId, "How do I reach you?");
      await host.sendTurn(sessionId, "And on Sundays?", {
        rounds: [
          { calls: [{ name: "kb_search", args: { query: "opening hours" }, result: "Sundays 10 to 16" }] },
        ],
        answer: "On Sundays from 10 to 16.",
      });
      return sessionId;
    },
    absentSession: () => SessionId.parse("agent:main:contract:never-made"),
    sendTurn: (sessionId, text) => host.sendTurn(sessionId, text),
    async startRun(sessionId) {
      await host.startRun(sessionId);
    },
    compact: host.compact,
    reset: host.reset,
    deleteSession: host.deleteSession,
    archive: (sessionId) => host.archive(sessionId),
    changeSetting: (sessionId) => host.setSetting(sessionId, "thinking", "high"),
    writeMemory: host.writeMemory,
    writeFile: host.writeFile,
    writeBinary: (sessionId, path, variant) =>
      host.writeOpaqueFile(sessionId, path, "binary", 1000 + variant),
    close: () => host.close(),
  };
});
