import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { SessionId, type SnapshotId } from "@/lib/contract/ids";
import { pageOf } from "@/lib/contract/page";
import { Session } from "@/lib/contract/session";
import { Snapshot } from "@/lib/contract/snapshot";
import { State } from "@/lib/contract/state";
import { expect } from "./expect";

/** Sessions of the demo host. */
export const DEMO = {
  /** Works without pause, and has gone wrong since its last healthy snapshot. */
  support: SessionId.parse("agent:main:telegram:direct:4821"),
  /** Does nothing by itself, but shares memory with `support`. */
  brief: SessionId.parse("agent:main:cron:brief-0600"),
  /** Protected. */
  legal: SessionId.parse("agent:legal:main"),
  /** Does nothing by itself. */
  home: SessionId.parse("agent:home:signal:direct:0c41"),
};

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

  async deleteSnapshot({ sessionId, id }: Snapshot) {
    const response = await this.request.delete(`${at(sessionId)}/snapshots/${id}`, {
      headers: { "idempotency-key": randomUUID() },
    });
    expect(response.status()).toBe(204);
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

  /** What the demo took before its agent went wrong. */
  async lastHealthy(sessionId: SessionId) {
    const healthy = (await this.snapshots(sessionId)).find(({ lastHealthy }) => lastHealthy);
    if (healthy === undefined) throw new Error(`${sessionId} has no healthy snapshot.`);
    return healthy;
  }

  async rollBack(sessionId: SessionId, snapshotId: SnapshotId) {
    const response = await this.request.post(`${at(sessionId)}/rollback`, {
      headers: { "idempotency-key": randomUUID() },
      data: { snapshotId, reason: "Drill" },
    });
    expect(response.status()).toBe(200);
  }

  /** Changes the memory that `brief` shares with `support`, so that `brief` is another state than before. */
  async moveSharedMemory() {
    const before = (await this.state(DEMO.brief)).digest;
    for (const { id } of await this.snapshots(DEMO.support)) {
      await this.rollBack(DEMO.support, id);
      if ((await this.state(DEMO.brief)).digest !== before) return;
    }
    throw new Error("No snapshot of the shared memory differs from the present one.");
  }
}

const at = (sessionId: SessionId) => `/api/v1/sessions/${encodeURIComponent(sessionId)}`;
