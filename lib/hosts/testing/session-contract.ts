import { describe, expect, it } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import type { HostEvent } from "@/lib/engine/ports";
import { contentOf, idsOf, type Suite } from "./host-fixture";

/** Settings, runs, the outlook of a restore, the session list and events. */
export function sessionContract(suite: Suite): void {
  describe("restoreSettings", () => {
    it("puts a changed setting back", async () => {
      const { host, newSession, changeSetting } = suite.fixture();
      const sessionId = await newSession();
      const before = await host.capture(sessionId, { pin: false });
      await changeSetting(sessionId);
      expect((await host.capture(sessionId, { pin: false })).settings).not.toEqual(before.settings);

      expect(await host.restoreSettings(sessionId, before.settings)).toEqual([]);

      expect((await host.capture(sessionId, { pin: false })).settings).toEqual(before.settings);
    });

    it("changes nothing when the settings are there already", async () => {
      const { host, newSession } = suite.fixture();
      const sessionId = await newSession();
      const before = await host.capture(sessionId, { pin: false });

      expect(await host.restoreSettings(sessionId, before.settings)).toEqual([]);

      expect(contentOf(await host.capture(sessionId, { pin: false }))).toEqual(contentOf(before));
    });
  });

  describe("runs", () => {
    it("are listed while they are active, and none is left after abortRuns", async () => {
      const { host, newSession, startRun } = suite.fixture();
      const sessionId = await newSession();
      await startRun(sessionId);
      expect(await host.listRuns(sessionId)).toHaveLength(1);

      await host.abortRuns(sessionId);

      expect(await host.listRuns(sessionId)).toEqual([]);
      expect((await host.findSession(sessionId))?.run).toBeNull();
    });

    it("are told of once when they end", async () => {
      const { host, newSession, sendTurn } = suite.fixture();
      const sessionId = await newSession();
      const heard: HostEvent[] = [];
      const off = host.subscribe((event) => heard.push(event));
      const ended = () => heard.filter((event) => event.type === "run" && event.sessionId === sessionId);

      await sendTurn(sessionId, "One.");
      await sendTurn(sessionId, "Two.");
      await expect.poll(ended).toHaveLength(2);
      off();

      expect(ended()).toEqual(Array(2).fill(expect.objectContaining({ failed: false })));
    });

    it("can be aborted where none is active", async () => {
      const { host, newSession } = suite.fixture();
      await expect(host.abortRuns(await newSession())).resolves.toBeUndefined();
    });
  });

  describe("foresee", () => {
    it("names what cannot be put back, and changes nothing", async () => {
      const { host, newSession, writeBinary, sendTurn } = suite.fixture();
      const sessionId = await newSession();
      await writeBinary(sessionId, "foreseen.bin", 1);
      const target = await host.capture(sessionId, { pin: true });
      await writeBinary(sessionId, "foreseen.bin", 2);
      await sendTurn(sessionId, "Something else.");
      const live = await host.capture(sessionId, { pin: false });

      const outlook = await host.foresee(sessionId, contentOf(live), contentOf(target));

      expect(outlook.notRestorable).toContainEqual(
        expect.objectContaining({ part: "files", path: "foreseen.bin" }),
      );
      expect(contentOf(await host.capture(sessionId, { pin: false }))).toEqual(contentOf(live));
    });

    it("names the sessions that share the workspace, and not the session itself", async () => {
      const { host, newSession } = suite.fixture();
      const [one, other] = [await newSession(), await newSession()];
      const live = contentOf(await host.capture(one, { pin: false }));

      const { sharedWith } = await host.foresee(one, live, live);

      expect(sharedWith).toContain(other);
      expect(sharedWith).not.toContain(one);
    });

    it("tells that a deleted session is made again", async () => {
      const { host, newSession, deleteSession } = suite.fixture();
      const sessionId = await newSession();
      const target = contentOf(await host.capture(sessionId, { pin: true }));
      await deleteSession(sessionId);
      const live = contentOf(await host.capture(sessionId, { pin: false }));

      expect((await host.foresee(sessionId, live, target)).notes).not.toEqual([]);
    });
  });

  describe("the session list", () => {
    it("has every session once, without the pins", async () => {
      const { host, newSession } = suite.fixture();
      const sessionId = await newSession();
      const before = idsOf(await host.listSessions());

      await host.capture(sessionId, { pin: true });

      const after = idsOf(await host.listSessions());
      expect(after.toSorted()).toEqual(before.toSorted());
      expect(after.filter((id) => id === sessionId)).toHaveLength(1);
    });

    it("knows the same of a session as findSession", async () => {
      const { host, newSession } = suite.fixture();
      const sessionId = await newSession();

      const listed = (await host.listSessions()).find(({ id }) => id === sessionId);

      const found = await host.findSession(sessionId);
      expect(found).toMatchObject({ id: sessionId, agentId: listed?.agentId, label: listed?.label });
    });

    it("has an id for the main session that is a session key", async () => {
      const mainId = await suite.fixture().host.mainSessionId();
      expect(SessionId.safeParse(mainId).success).toBe(true);
    });
  });

  it("bears the dropping of a pin that is gone", async () => {
    const { host, newSession } = suite.fixture();
    const { pin } = await host.capture(await newSession(), { pin: true });
    if (!pin) throw new Error("No pin was taken.");

    await host.dropPin(pin);

    await expect(host.dropPin(pin)).resolves.toBeUndefined();
  });

  it("tells its subscribers of a new turn, until they stop", async () => {
    const { host, newSession, sendTurn } = suite.fixture();
    const sessionId = await newSession();
    const told = Promise.withResolvers<HostEvent>();
    const stop = host.subscribe((event) => {
      if (event.type === "session" && event.sessionId === sessionId) told.resolve(event);
    });

    await sendTurn(sessionId, "Tell everyone.");

    expect(await told.promise).toEqual({ type: "session", sessionId });
    stop();
  });

  it("says how its connection stands without waiting", () => {
    const { host } = suite.fixture();
    expect(host.status()).toMatchObject({ kind: host.kind, connection: "connected" });
  });
}
