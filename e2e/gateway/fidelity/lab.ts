import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SessionId } from "@/lib/contract/ids";
import type { EngineDeps } from "@/lib/engine/ports";
import { createGatewayHost } from "@/lib/hosts/gateway/gateway-host";
import { agentOf } from "@/lib/hosts/gateway/session-keys";
import { openStore, type Store } from "@/lib/store/open-store";
import { connectOperator, type Operator } from "../operator";
import { type Gateway, startGateway } from "../start-gateway";

// The engine with its store over a real gateway. Set by startLab.
export let gateway: Gateway;
export let operator: Operator;
export let store: Store;
export let deps: EngineDeps;
let dataDir: string;
let agentsUsed = 0;

// The gateway stops putting a memory file into prompts once the agent writes it after somebody else did, as every
// rollback does: each story has an agent of its own, whose memory nobody but it has written.
const AGENTS = Array.from({ length: 20 }, (_, index) => `agent-${index}`);

export async function startLab(): Promise<void> {
  dataDir = mkdtempSync(join(tmpdir(), "clawback-fidelity-"));
  gateway = await startGateway({ agents: AGENTS });
  operator = await connectOperator(gateway);
  const clock = { now: () => new Date() };
  store = await openStore({ url: `sqlite:${join(dataDir, "clawback.db")}`, clock });
  const host = createGatewayHost({
    url: gateway.url,
    token: gateway.token,
    dataDir,
    clientVersion: "0.0.0-test",
  });
  deps = {
    host,
    store: store.snapshots,
    health: store.health,
    alerts: { raise: async () => {} },
    clock,
    events: { publish: () => {} },
    holder: "fidelity",
  };
}

export async function stopLab(): Promise<void> {
  await deps?.host.close();
  await operator?.close();
  await store?.close();
  await gateway?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Starts a killed gateway again on what it left. Resolves when the host is connected to it. */
export async function bringBackGateway(): Promise<void> {
  await operator.close();
  await gateway.start();
  operator = await connectOperator(gateway);
  for (;;) {
    if (deps.host.status().connection === "connected") return;
    await new Promise<void>((resolve) => {
      const off = deps.host.subscribe((event) => {
        if (event.type !== "status") return;
        off();
        resolve();
      });
    });
  }
}

/** The key of a new session. Unless told otherwise it belongs to an agent that has none yet. */
export async function newSession(params: { agentId?: string; label?: string } = {}): Promise<SessionId> {
  const agentId = AGENTS[agentsUsed++ % AGENTS.length];
  return SessionId.parse(await operator.createSession({ agentId, ...params }));
}

/** The path of a file in the workspace of the session's agent. */
export const workspaceFile = (session: SessionId, path: string): string =>
  join(gateway.workspace(agentOf(session)), path);
