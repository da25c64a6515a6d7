import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LiveEvent } from "@/lib/contract/event";
import { SessionId } from "@/lib/contract/ids";
import type { EngineDeps, Requester, StateContent } from "@/lib/engine/ports";
import { openStore } from "@/lib/store/open-store";
import { messages } from "./arbitrary-state";
import { MemoryHost } from "./memory-host";

export const SESSION = SessionId.parse("agent:main:main");
export const OPERATOR: Requester = { actor: { kind: "user", name: "operator" }, requestId: "req-test" };

export const someContent = (changes: Partial<StateContent> = {}): StateContent => ({
  present: true,
  messages: messages(0, 5),
  memoryFiles: { "MEMORY.md": "# Refunds\n* up to 50\n" },
  files: [],
  tools: ["read", "write"],
  skills: ["refunds"],
  settings: { model: "lab-1", thinkingLevel: "low" },
  ...changes,
});

/** The engine over a real SQLite store in a scratch folder and a host whose content the test sets. */
export async function anEngine(content: StateContent = someContent()) {
  const folder = await mkdtemp(join(tmpdir(), "clawback-engine-"));
  let nowMs = Date.parse("2026-11-22T03:17:42.000Z");
  // Every look at the clock is a millisecond later than the one before, so that order is never a matter of luck.
  const clock = { now: () => new Date(nowMs++), advance: (ms: number) => (nowMs += ms) };
  const store = await openStore({ url: `sqlite:${join(folder, "clawback.sqlite")}`, clock });
  const host = new MemoryHost(SESSION, content);
  const events: LiveEvent[] = [];
  const deps: EngineDeps = {
    host,
    store: store.snapshots,
    health: store.health,
    alerts: { raise: async () => {} },
    clock,
    events: { publish: (event) => events.push(event) },
    holder: "test",
  };
  return {
    deps,
    policies: store.policies,
    toldAlerts: async () => (await store.alerts.listAlerts(50)).items,
    host,
    clock,
    events,
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
