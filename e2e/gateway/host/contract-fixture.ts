import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import type { HostFixture } from "@/lib/hosts/testing/host-fixture";
import { gateway, host, newSession, operator } from "./lab";

/** The real gateway as the contract suite of session hosts wants it. */
export function contractFixture(): HostFixture {
  const write = async (path: string, content: string | Buffer) => {
    const file = join(gateway.workspace(), path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  return {
    host,
    newSession: async () => {
      const sessionId = await newSession();
      // Long enough to be worth a compaction.
      await operator.turn(sessionId, "How do I reach you?\n!fill 3000");
      await operator.turn(sessionId, 'And on Sundays?\n!tool ls {"path":"."}\n!fill 3000');
      return sessionId;
    },
    absentSession: () => SessionId.parse("agent:main:dashboard:never-made"),
    sendTurn: async (sessionId, text) => {
      await operator.turn(sessionId, text);
    },
    startRun: async (sessionId) => {
      const asked = gateway.model.requests.length;
      await operator.startTurn(sessionId, "This does not end.\n!hang");
      await expect.poll(() => gateway.model.requests.length, { timeout: 30_000 }).toBeGreaterThan(asked);
    },
    compact: operator.compact,
    reset: operator.reset,
    deleteSession: operator.remove,
    archive: operator.archive,
    changeSetting: async (sessionId) => {
      await operator.request("sessions.patch", { key: sessionId, thinkingLevel: "high" });
    },
    writeMemory: (_sessionId, path, text) => write(path, text),
    writeFile: (_sessionId, path, text) => write(path, text),
    writeBinary: (_sessionId, path, variant) => write(path, Buffer.alloc(1000 + variant, 0xff)),
    // The lab outlives the contract.
    close: async () => {},
  };
}
