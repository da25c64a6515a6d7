import { SessionId } from "@/lib/contract/ids";
import type { Capture } from "@/lib/engine/ports";
import { createDemoHost, type DemoHost } from "../demo-host";
import { STORY_SESSION_ID } from "../story";

export const NOW = new Date("2026-11-22T03:17:42.000Z");
export const clock = { now: () => NOW };
export const aDemo = (seed = 7): DemoHost => createDemoHost({ seed, clock });
export const LEGAL = SessionId.parse("agent:legal:main");
export const ARCHIVED = SessionId.parse("agent:main:cron:brief-0600");
export const RUNNING = SessionId.parse("agent:finance:cron:nightly-recon");

/** Everything a host shows of its sessions. */
export async function everything(host: DemoHost): Promise<Capture[]> {
  const sessions = await host.listSessions();
  return Promise.all(sessions.map(({ id }) => host.capture(id, { pin: false })));
}

/** The whole state of a session, without a pin. */
export const full = (host: DemoHost, sessionId: SessionId = STORY_SESSION_ID) =>
  host.capture(sessionId, { pin: false });
