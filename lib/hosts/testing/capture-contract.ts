import { describe, expect, it } from "vitest";
import { contentOf, idsOf, type Suite } from "./host-fixture";

/** Reading a session. */
export function captureContract(suite: Suite): void {
  describe("capture", () => {
    it("gives equal content twice when nothing happened between", async () => {
      const { host, newSession } = suite.fixture();
      const sessionId = await newSession();

      const first = await host.capture(sessionId, { pin: false });
      const second = await host.capture(sessionId, { pin: false });

      expect(first.present).toBe(true);
      expect(first.context.kind).toBe("full");
      expect(first.context.messages.length).toBeGreaterThanOrEqual(4);
      expect(contentOf(second)).toEqual(contentOf(first));
    });

    it("gives each message an id of its own and its whole content", async () => {
      const { host, newSession } = suite.fixture();
      const { messages } = (await host.capture(await newSession(), { pin: false })).context;

      expect(new Set(idsOf(messages)).size).toBe(messages.length);
      expect(messages.every((message) => message.complete)).toBe(true);
    });

    it("answers what was appended since the cursor, and together that is the whole", async () => {
      const { host, newSession, sendTurn } = suite.fixture();
      const sessionId = await newSession();
      const first = await host.capture(sessionId, { pin: true });
      await sendTurn(sessionId, "One more, please.");

      const later = await host.capture(sessionId, { pin: true, since: first });

      const full = await host.capture(sessionId, { pin: false });
      expect(later.context.kind).toBe("appended");
      expect([...first.context.messages, ...later.context.messages]).toEqual(full.context.messages);
    });

    it("answers everything when the context became another since the cursor", async () => {
      const { host, newSession, reset, sendTurn } = suite.fixture();
      const sessionId = await newSession();
      const first = await host.capture(sessionId, { pin: true });
      await reset(sessionId);
      await sendTurn(sessionId, "From the beginning.");

      const later = await host.capture(sessionId, { pin: true, since: first });

      const full = await host.capture(sessionId, { pin: false });
      expect(later.context).toEqual({ kind: "full", messages: full.context.messages });
    });

    it("answers everything when the cursor is not one of its own", async () => {
      const { host, newSession } = suite.fixture();
      const sessionId = await newSession();

      const captured = await host.capture(sessionId, {
        pin: false,
        since: { cursor: { foreign: 1 }, pin: null },
      });

      expect(captured.context.kind).toBe("full");
    });

    it("gives the same pin back while nothing was added, and another one after a turn", async () => {
      const { host, newSession, sendTurn } = suite.fixture();
      const sessionId = await newSession();
      const first = await host.capture(sessionId, { pin: true });

      const same = await host.capture(sessionId, { pin: true, since: first });
      await sendTurn(sessionId, "And now?");
      const moved = await host.capture(sessionId, { pin: true, since: same });

      expect(first.pin).not.toBeNull();
      expect(same.pin).toEqual(first.pin);
      expect(moved.pin).not.toEqual(first.pin);
    });

    it("takes no pin when none is asked for", async () => {
      const { host, newSession } = suite.fixture();
      expect((await host.capture(await newSession(), { pin: false })).pin).toBeNull();
    });

    it("says that a session is absent, with the memory of its agent, where other methods find none", async () => {
      const { host, absentSession, newSession, writeMemory } = suite.fixture();
      await writeMemory(await newSession(), "MEMORY.md", "* shared by all sessions of the agent\n");
      const sessionId = absentSession();

      const captured = await host.capture(sessionId, { pin: true });

      expect(captured).toMatchObject({
        present: false,
        pin: null,
        context: { kind: "full", messages: [] },
      });
      expect(captured.memoryFiles["MEMORY.md"]).toBe("* shared by all sessions of the agent\n");
      expect(await host.findSession(sessionId)).toBeUndefined();
      await expect(host.listRuns(sessionId)).rejects.toMatchObject({ code: "session_not_found" });
    });

    it("records a file whose content cannot be kept, with the reason", async () => {
      const { host, newSession, writeBinary } = suite.fixture();
      const sessionId = await newSession();
      await writeBinary(sessionId, "picture.bin", 1);

      const { files, restorable } = await host.capture(sessionId, { pin: false });

      const entry = files.find((file) => file.path === "picture.bin");
      expect(entry).toMatchObject({ text: null });
      expect(["binary", "too_large"]).toContain(entry?.gap);
      expect(restorable.files).not.toBe("yes");
    });
  });
}
