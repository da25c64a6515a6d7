import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  awayWithClawback,
  bringBackClawback,
  client,
  configure,
  gateway,
  newSession,
  operator,
  POLICED_TOOL,
  TOKEN,
} from "./lab";

const atGateway = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${gateway.port}/api/v1/sessions${path}`, init);
const authorization = `Bearer ${gateway?.token ?? "lab-token"}`;

const writes = (path: string) => `Write.\n!tool write ${JSON.stringify({ path, content: "x\n" })}`;
const isWritten = (path: string) => existsSync(join(gateway.workspace(), path));

/** What the plugin does inside the gateway: routes, and the snapshot before a tool call. */
export function gatewayCases(): void {
  describe("the routes on the gateway's port", () => {
    it("take a snapshot for whom the gateway lets in, and take nobody's word for who asks", async () => {
      const session = await newSession();
      await operator.turn(session, "Good morning.");
      const path = `/${encodeURIComponent(session)}/snapshots`;
      const body = JSON.stringify({ name: "through the gateway", tags: ["ci"] });
      const headers = { "content-type": "application/json" };

      const stranger = await atGateway(path, { method: "POST", body, headers });
      // Clawback's own token is none of the gateway's.
      const wrong = { ...headers, authorization: `Bearer ${TOKEN}` };
      const impostor = await atGateway(path, { method: "POST", body, headers: wrong });
      const taken = await atGateway(path, {
        method: "POST",
        body,
        headers: { ...headers, authorization, "clawback-caller": "openclaw:someone" },
      });

      expect([stranger.status, impostor.status, taken.status]).toEqual([401, 401, 201]);
      expect(await taken.json()).toMatchObject({
        name: "through the gateway",
        createdBy: { kind: "token", name: "openclaw:gateway" },
      });
      const listed = await (await atGateway(path, { headers: { authorization } })).json();
      expect(listed).toMatchObject({ items: [{ name: "through the gateway" }] });
      const unknown = await atGateway("/agent:main:nowhere", { headers: { authorization } });
      expect(unknown.status).toBe(404);
      expect(await unknown.json()).toMatchObject({ code: "session_not_found" });
    });
  });

  describe("before a tool call that the policy names", () => {
    it("a snapshot is taken, and before others none", async () => {
      const session = await newSession();
      await operator.turn(session, "Good morning.");

      await operator.turn(session, writes("with-snapshot.txt"));
      await operator.turn(session, 'Read.\n!tool read {"path":"with-snapshot.txt"}');

      const { items } = await client.sessions.listSnapshots(session);
      expect(items).toMatchObject([
        { kind: "pre_operation", createdBy: { name: "openclaw:before-tool-call" } },
      ]);
      expect(items[0]?.name).toMatch(new RegExp(`^pre-${POLICED_TOOL}-\\d{13}$`));
      const then = await client.sessions.getSnapshotState(session, items[0]?.id ?? "");
      expect(then.files.map(({ path }) => path)).not.toContain("with-snapshot.txt");
      expect(isWritten("with-snapshot.txt")).toBe(true);
    });

    it("it goes on without one when Clawback is down, or is blocked where that is set", async () => {
      const session = await newSession();
      await awayWithClawback();
      try {
        await operator.turn(session, writes("without-snapshot.txt"));
        expect(isWritten("without-snapshot.txt")).toBe(true);
        const answer = await atGateway("", { headers: { authorization } });
        expect(answer.status).toBe(503);
        expect(await answer.json()).toMatchObject({ code: "host_unavailable" });

        await configure({ whenSnapshotFails: "block", beforeOperations: [POLICED_TOOL] });
        await operator.turn(session, writes("blocked.txt"));
        expect(isWritten("blocked.txt")).toBe(false);
      } finally {
        await bringBackClawback();
        await configure({ whenSnapshotFails: "continue", beforeOperations: [] });
      }
    });
  });
}
