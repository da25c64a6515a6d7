import { describe, expect, it } from "vitest";
import type { SessionId } from "@/lib/contract/ids";
import type { ContextTarget } from "@/lib/engine/ports";
import { type Capability, contentOf, type HostFixture, type Suite, targetOf } from "./host-fixture";

/** Putting a context back. */
export function contextContract(suite: Suite): void {
  describe("restoreContext", () => {
    const damages: [string, (fixture: HostFixture, sessionId: SessionId) => Promise<void>, Capability?][] = [
      ["two more turns", twoTurns],
      ["a compaction", (each, sessionId) => each.compact(sessionId), "compact"],
      [
        "a compaction and a turn",
        async (each, sessionId) => {
          await each.compact(sessionId);
          await each.sendTurn(sessionId, "After the summary.");
        },
        "compact",
      ],
      ["a reset", (each, sessionId) => each.reset(sessionId)],
      [
        "a reset and a turn",
        async (each, sessionId) => {
          await each.reset(sessionId);
          await each.sendTurn(sessionId, "Hello again.");
        },
      ],
      ["a deletion", (each, sessionId) => each.deleteSession(sessionId)],
    ];
    for (const [damage, doDamage, capability] of damages) {
      const test = async () => {
        const { host, newSession } = suite.fixture();
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: true });
        await doDamage(suite.fixture(), sessionId);

        await host.restoreContext(sessionId, targetOf(before));

        const after = await host.capture(sessionId, { pin: false });
        expect(after.present).toBe(true);
        expect(after.context.messages).toEqual(before.context.messages);
      };
      if (capability) suite.able(capability, `gives the pinned messages back after ${damage}`, test);
      else it(`gives the pinned messages back after ${damage}`, test);
    }

    it("leads back and forth between two pins", async () => {
      const { host, newSession, sendTurn } = suite.fixture();
      const sessionId = await newSession();
      const early = await host.capture(sessionId, { pin: true });
      await sendTurn(sessionId, "A turn that is taken back and brought again.");
      const late = await host.capture(sessionId, { pin: true });

      await host.restoreContext(sessionId, targetOf(early));
      await host.restoreContext(sessionId, targetOf(late));

      const after = await host.capture(sessionId, { pin: false });
      expect(after.context.messages).toEqual(late.context.messages);
    });

    it("lets the session go on from where it was put back to", async () => {
      const { host, newSession, sendTurn } = suite.fixture();
      const sessionId = await newSession();
      const before = await host.capture(sessionId, { pin: true });
      await sendTurn(sessionId, "This will be gone.");
      await host.restoreContext(sessionId, targetOf(before));

      await sendTurn(sessionId, "This comes instead.");

      const { messages } = (await host.capture(sessionId, { pin: false })).context;
      expect(messages.slice(0, before.context.messages.length)).toEqual(before.context.messages);
      expect(JSON.stringify(messages)).not.toContain("This will be gone.");
      expect(JSON.stringify(messages)).toContain("This comes instead.");
    });

    it("changes nothing when the context is there already", async () => {
      const { host, newSession } = suite.fixture();
      const sessionId = await newSession();
      const before = await host.capture(sessionId, { pin: true });

      await host.restoreContext(sessionId, targetOf(before));

      expect(contentOf(await host.capture(sessionId, { pin: false }))).toEqual(contentOf(before));
      const since = await host.capture(sessionId, { pin: true, since: before });
      expect(since.pin).toEqual(before.pin);
    });

    it("removes the session when it was absent then, and bears a repetition", async () => {
      const { host, newSession } = suite.fixture();
      const sessionId = await newSession();
      const target: ContextTarget = { present: false, pin: null, messageIds: [] };

      await host.restoreContext(sessionId, target);
      await host.restoreContext(sessionId, target);

      expect(await host.findSession(sessionId)).toBeUndefined();
      expect((await host.capture(sessionId, { pin: false })).present).toBe(false);
    });

    it("puts the context of an archived session back", async () => {
      const { host, newSession, sendTurn, archive } = suite.fixture();
      const sessionId = await newSession();
      const before = await host.capture(sessionId, { pin: true });
      await sendTurn(sessionId, "The last words before the archive.");
      await archive(sessionId);

      await host.restoreContext(sessionId, targetOf(before));

      const after = await host.capture(sessionId, { pin: false });
      expect(after.context.messages).toEqual(before.context.messages);
    });

    it("refuses while a run is active, and the session stays as it is", async () => {
      const { host, newSession, sendTurn, startRun } = suite.fixture();
      const sessionId = await newSession();
      const before = await host.capture(sessionId, { pin: true });
      await sendTurn(sessionId, "Something that came since.");
      await startRun(sessionId);

      await expect(host.restoreContext(sessionId, targetOf(before))).rejects.toMatchObject({
        code: "run_active",
      });

      expect(await host.listRuns(sessionId)).toHaveLength(1);
      await host.abortRuns(sessionId);
    });

    it("refuses a context whose pin is gone and that nothing else leads to", async () => {
      const { host, newSession, reset } = suite.fixture();
      const sessionId = await newSession();
      const before = await host.capture(sessionId, { pin: true });
      if (before.pin) await host.dropPin(before.pin);
      await reset(sessionId);

      const attempt = host.restoreContext(sessionId, targetOf(before));

      await expect(attempt).rejects.toMatchObject({ code: "not_restorable" });
      expect((await host.findSession(sessionId))?.id).toBe(sessionId);
    });
  });
}

async function twoTurns({ sendTurn }: HostFixture, sessionId: SessionId): Promise<void> {
  await sendTurn(sessionId, "First of two.");
  await sendTurn(sessionId, "Second of two.");
}
