import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect } from "@playwright/test";
import { SessionId } from "@/lib/contract/ids";
import { pageOf } from "@/lib/contract/page";
import { Session } from "@/lib/contract/session";
import { Snapshot } from "@/lib/contract/snapshot";
import { State } from "@/lib/contract/state";

/** Sessions of the demo host. Each spec keeps to its own, and agents share no workspace with another spec's. */
export const DEMO = {
  support: SessionId.parse("agent:main:telegram:direct:4821"),
  concierge: SessionId.parse("agent:ops:slack:direct:u04f1k2"),
  scribe: SessionId.parse("agent:ops:discord:channel:99120"),
  sales: SessionId.parse("agent:sales:webchat:direct:u-2219"),
  legal: SessionId.parse("agent:legal:main"),
  home: SessionId.parse("agent:home:signal:direct:0c41"),
};

const AGENT_ACTS_MS = 60_000;

/** A kept connection that the server has just let go is opened again; nothing of the answer is repeated. */
const NETWORK = { maxRetries: 3 };

/** What a test arranges and looks up over the API, as any program would. */
export class Agents {
  private readonly request: APIRequestContext;
  constructor(request: APIRequestContext) {
    this.request = request;
  }

  async takeSnapshot(
    sessionId: SessionId,
    body: { name: string; tags?: string[]; kind?: string; hold?: boolean },
  ) {
    const response = await this.request.post(`${at(sessionId)}/snapshots`, {
      headers: { "idempotency-key": randomUUID() },
      data: body,
      ...NETWORK,
    });
    expect(response.status()).toBe(201);
    return Snapshot.parse(await response.json());
  }

  async session(sessionId: SessionId) {
    return Session.parse(await (await this.request.get(at(sessionId), NETWORK)).json());
  }

  async state(sessionId: SessionId) {
    return State.parse(await (await this.request.get(`${at(sessionId)}/state`, NETWORK)).json());
  }

  async snapshots(sessionId: SessionId) {
    return pageOf(Snapshot).parse(
      await (await this.request.get(`${at(sessionId)}/snapshots`, NETWORK)).json(),
    ).items;
  }

  /** Waits until the agent has worked on since the snapshot: there is something to roll back then. */
  async waitForWork(snapshot: Snapshot) {
    const before = snapshot.parts.context.count;
    await expect
      .poll(async () => (await this.session(snapshot.sessionId)).context.messages ?? 0, {
        timeout: AGENT_ACTS_MS,
      })
      .toBeGreaterThan(before);
  }
}

const at = (sessionId: SessionId) => `/api/v1/sessions/${encodeURIComponent(sessionId)}`;
