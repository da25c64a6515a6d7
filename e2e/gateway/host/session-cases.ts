import { describe, expect, it } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import type { HostEvent } from "@/lib/engine/ports";
import { createGatewayHost } from "@/lib/hosts/gateway/gateway-host";
import { dataDir, gateway, host, newSession, operator } from "./lab";

/** Settings, the session list, health and events. */
export function sessionCases(): void {
  describe("settings", () => {
    it("come back one by one, the model and the archive too", async () => {
      const session = await newSession();
      await operator.request("sessions.patch", {
        key: session,
        model: "lab/lab-2",
        thinkingLevel: "low",
        verboseLevel: "on",
        toolOverrides: { webSearch: false },
      });
      const before = (await host.capture(session, { pin: false })).settings;
      expect(before).toMatchObject({ model: "lab/lab-2", thinkingLevel: "low", archived: false });
      await operator.request("sessions.patch", {
        key: session,
        model: "lab/lab-1",
        thinkingLevel: "high",
        verboseLevel: null,
        fastMode: true,
        toolOverrides: null,
      });
      await operator.archive(session);

      expect(await host.restoreSettings(session, before)).toEqual([]);

      expect((await host.capture(session, { pin: false })).settings).toEqual(before);
    });

    it("name what the gateway refuses, and put the rest back", async () => {
      const session = await newSession();

      const lost = await host.restoreSettings(session, {
        archived: false,
        visibility: "shared",
        thinkingLevel: "bogus",
        verboseLevel: "on",
      });

      expect(lost).toMatchObject([{ path: "thinkingLevel" }]);
      expect((await host.capture(session, { pin: false })).settings).toMatchObject({ verboseLevel: "on" });
    });
  });

  describe("sessions", () => {
    it("are listed without the pins, newest first, archived ones too", async () => {
      const older = await newSession({ label: `older ${Date.now()}` });
      await operator.turn(older, "A");
      await host.capture(older, { pin: true });
      const newer = await newSession();
      await operator.turn(newer, "B");
      await operator.archive(older);

      const listed = await host.listSessions();

      expect(listed.some(({ id }) => id.includes(":snapshot:"))).toBe(false);
      expect(listed.find(({ id }) => id === older)).toMatchObject({ archived: true, agentId: "main" });
      const places = [newer, older].map((session) => listed.findIndex(({ id }) => id === session));
      expect(places[0]).toBeLessThan(places[1] ?? -1);
      expect(listed.find(({ id }) => id === "agent:main:main")).toMatchObject({ protected: true });
    });

    it("show a run while it works, and tell of each that ended how it did and how long it took", async () => {
      const session = await newSession();
      const heard: HostEvent[] = [];
      const off = host.subscribe((event) => heard.push(event));
      const ended = () => heard.filter((event) => event.type === "run" && event.sessionId === session);
      const run = await operator.startTurn(session, "A\n!slow 1500");
      expect(await host.findSession(session)).toMatchObject({ run: { id: run.runId } });
      expect(await host.listRuns(session)).toMatchObject([{ id: run.runId }]);
      await run.ended;
      for (let turn = 0; turn < 4; turn += 1) await operator.turn(session, "B\n!error 400 no");

      await expect.poll(ended).toHaveLength(5);
      off();

      const [slow, ...others] = ended();
      expect(slow).toMatchObject({ runId: run.runId, failed: false, durationMs: expect.any(Number) });
      expect(others).toEqual(Array(4).fill(expect.objectContaining({ failed: true })));
      expect(new Set(ended().map((event) => "runId" in event && event.runId)).size).toBe(5);
      expect(await host.findSession(session)).toMatchObject({ run: null, lastRun: "failed" });
    });

    it("are charged with what the gateway's memory grew by while they alone run", async () => {
      const watching = createGatewayHost({
        url: gateway.url,
        token: gateway.token,
        dataDir,
        clientVersion: "0.0.0-test",
        ramEveryMs: 40,
      });
      const heard: HostEvent[] = [];
      watching.subscribe((event) => heard.push(event));
      const session = await newSession();
      try {
        await watching.mainSessionId();
        // Only after a look at the process at rest is there anything to compare with.
        await expect
          .poll(
            async () => {
              await (await operator.startTurn(session, "A\n!slow 1500")).ended;
              return heard.filter((event) => event.type === "ram");
            },
            { timeout: 20_000, interval: 300 },
          )
          .not.toEqual([]);
      } finally {
        await watching.close();
      }

      const charged = heard.filter((event) => event.type === "ram");
      expect(new Set(charged.map(({ sessionId }) => sessionId))).toEqual(new Set([session]));
      expect(charged.every(({ ramBytes }) => ramBytes >= 0 && ramBytes < 2_000_000_000)).toBe(true);
    });

    it("are announced when they change, pins are not", async () => {
      const heard: HostEvent[] = [];
      const off = host.subscribe((event) => heard.push(event));
      const session = await newSession();
      await operator.turn(session, "A");
      await host.capture(session, { pin: true });
      await expect.poll(() => heard).toContainEqual({ type: "session", sessionId: session });
      off();

      expect(heard).toContainEqual({ type: "sessions" });
      expect(JSON.stringify(heard)).not.toContain(":snapshot:");
    });

    it("that do not exist have no runs and no row, but their agent's memory", async () => {
      const nowhere = SessionId.parse("agent:main:dashboard:nowhere");

      expect(await host.findSession(nowhere)).toBeUndefined();
      await expect(host.listRuns(nowhere)).rejects.toMatchObject({ code: "session_not_found" });
      const captured = await host.capture(nowhere, { pin: true });
      expect(captured).toMatchObject({ present: false, pin: null, context: { messages: [] } });
      expect(captured.files.length).toBeGreaterThan(0);
    });
  });
}
