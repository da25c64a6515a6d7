import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SessionId } from "@/lib/contract/ids";
import type { Capture, SessionHost } from "@/lib/engine/ports";
import { createGatewayHost } from "@/lib/hosts/gateway/gateway-host";
import { connectOperator, type Operator } from "../operator";
import { type Gateway, startGateway } from "../start-gateway";

// One gateway for all cases of the host, each of which makes sessions of its own. Set by startLab.
export let gateway: Gateway;
export let operator: Operator;
export let host: SessionHost;
export let dataDir: string;

export async function startLab(): Promise<void> {
  dataDir = mkdtempSync(join(tmpdir(), "clawback-data-"));
  gateway = await startGateway({ agents: ["files", "memory"] });
  operator = await connectOperator(gateway);
  host = createGatewayHost({
    url: gateway.url,
    token: gateway.token,
    dataDir,
    clientVersion: "0.0.0-test",
  });
  // Resolves when the host is connected.
  await host.mainSessionId();
}

export async function stopLab(): Promise<void> {
  await host?.close();
  await operator?.close();
  await gateway?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

export const newSession = async (params: object = {}): Promise<SessionId> =>
  SessionId.parse(await operator.createSession(params));

export const ids = ({ context }: Capture): string[] => context.messages.map(({ id }) => id);

export const texts = ({ context }: Capture): string[] =>
  context.messages.map(({ content }) => (typeof content === "string" ? content : JSON.stringify(content)));

/** A capture with its pin, and what leads back to it. */
export async function pinned(sessionId: SessionId) {
  const captured = await host.capture(sessionId, { pin: true });
  return { captured, target: { present: true, pin: captured.pin, messageIds: ids(captured) } };
}
