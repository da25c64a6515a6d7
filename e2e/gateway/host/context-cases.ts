import { describe, expect, it } from "vitest";
import type { SessionId } from "@/lib/contract/ids";
import { gateway, host, newSession, operator, pinned, texts } from "./lab";

/** Reading contexts whole, pinning them and putting them back. */
export function contextCases(): void {
  describe("reading a context", () => {
    it("gives every message whole, also those the gateway shows cut or not at all", async () => {
      const session = await newSession();
      await operator.turn(session, "short");
      await operator.turn(session, "over the display limit\n!fill 12000");
      await operator.turn(session, "over the message limit\n!fill 200000");

      const { context } = await host.capture(session, { pin: false });

      const lengths = context.messages
        .filter(({ role }) => role === "assistant")
        .map(({ content }) => JSON.stringify(content).length);
      expect(lengths[1]).toBeGreaterThan(12_000);
      expect(lengths[2]).toBeGreaterThan(200_000);
      expect(context.messages.every(({ complete }) => complete)).toBe(true);
    });

    it("marks what the gateway does not give whole", async () => {
      const session = await newSession();
      await operator.turn(session, "beyond every limit\n!fill 2100000");

      const { context } = await host.capture(session, { pin: false });

      expect(context.messages.map(({ complete }) => complete)).toEqual([true, false]);
    });

    it("answers only what was appended, and everything after a reset", async () => {
      const session = await newSession();
      await operator.turn(session, "one");
      const first = await host.capture(session, { pin: true });
      await operator.turn(session, "two\n!fill 9000");

      const second = await host.capture(session, { pin: true, since: first });
      expect(second.context.kind).toBe("appended");
      expect(texts(second)[0]).toContain("two");
      expect(second.context.messages).toHaveLength(2);
      expect(second.pin).not.toEqual(first.pin);
      const whole = await host.capture(session, { pin: false });
      expect([...first.context.messages, ...second.context.messages]).toEqual(whole.context.messages);

      await operator.reset(session);
      const third = await host.capture(session, { pin: true, since: second });
      expect(third.context.kind).toBe("full");
      expect(third.context.messages.map(({ kind }) => kind)).toEqual(["reset"]);
    });

    it("keeps the same pin while nothing was added", async () => {
      const session = await newSession();
      await operator.turn(session, "one");
      const first = await host.capture(session, { pin: true });

      const again = await host.capture(session, { pin: true, since: first });

      expect(again.pin).toEqual(first.pin);
      expect(again.context).toEqual({ kind: "appended", messages: [] });
    });

    it("takes a new pin when somebody deleted the old one", async () => {
      const session = await newSession();
      await operator.turn(session, "one");
      const first = await host.capture(session, { pin: true });
      if (first.pin) await operator.remove(first.pin.ref);

      const again = await host.capture(session, { pin: true, since: first });

      expect(again.pin).not.toEqual(first.pin);
      expect(again.pin).not.toBeNull();
    });

    it("captures a working session up to its last finished answer, and says so", async () => {
      const session = await newSession();
      await operator.turn(session, "finished");
      const run = await operator.startTurn(session, "unfinished\n!hang");

      const { captured, target } = await pinned(session);

      expect(texts(captured).join()).not.toContain("unfinished");
      expect(captured.why.context).toContainEqual({ code: "ends_before_run", values: {} });
      await host.abortRuns(session);
      // One that is stopped before its model said anything may end as final, without text.
      expect(["aborted", "final"]).toContain((await run.ended).state);
      expect(await host.listRuns(session)).toEqual([]);
      await host.restoreContext(session, target);
      expect((await host.capture(session, { pin: false })).context.messages).toEqual(
        captured.context.messages,
      );
    });
  });

  describe("restoring a context", () => {
    const damages: [name: string, harm: (session: SessionId) => Promise<unknown>][] = [
      [
        "two more turns",
        async (session) => [await operator.turn(session, "x"), await operator.turn(session, "y")],
      ],
      ["a compaction", (session) => operator.compact(session)],
      ["a reset", (session) => operator.reset(session)],
      ["a truncation", (session) => operator.request("sessions.compact", { key: session, maxLines: 1 })],
      ["deletion", (session) => operator.remove(session)],
      ["archiving", (session) => operator.archive(session)],
    ];

    it.each(damages)("gives back equal messages after %s", async (_name, harm) => {
      const session = await newSession();
      await operator.turn(session, 'A\n!tool write {"path":"a.txt","content":"a"}\n!fill 3000');
      await operator.turn(session, "B 你好 مرحبا 🙂\n!fill 9000");
      const { captured, target } = await pinned(session);
      await harm(session);

      await host.restoreContext(session, target);

      const after = await host.capture(session, { pin: false });
      expect(after.context.messages).toEqual(captured.context.messages);
      await host.restoreContext(session, target);
      expect((await host.capture(session, { pin: false })).context.messages).toEqual(
        captured.context.messages,
      );
    });

    it("gives back a compacted context as it was compacted", async () => {
      const session = await newSession();
      await operator.turn(session, "A\n!fill 3000");
      await operator.turn(session, "B\n!fill 3000");
      await operator.compact(session);
      await operator.turn(session, "C");
      const { captured, target } = await pinned(session);
      await operator.turn(session, "D");

      await host.restoreContext(session, target);

      const after = await host.capture(session, { pin: false });
      expect(after.context.messages).toEqual(captured.context.messages);
      expect(after.context.messages.map(({ kind }) => kind)).toContain("compaction");
    });

    it("refuses while a run is active, and breaks nothing", async () => {
      const session = await newSession();
      await operator.turn(session, "A");
      const { target } = await pinned(session);
      const run = await operator.startTurn(session, "B\n!slow 3000");

      await expect(host.restoreContext(session, target)).rejects.toMatchObject({ code: "run_active" });

      expect((await run.ended).state).toBe("final");
    });

    it("walks the transcript's tree when the pin is gone", async () => {
      const session = await newSession();
      await operator.turn(session, "A");
      const { captured, target } = await pinned(session);
      await operator.turn(session, "B");
      const later = await pinned(session);
      if (target.pin) await host.dropPin(target.pin);

      await host.restoreContext(session, target);
      expect((await host.capture(session, { pin: false })).context.messages).toEqual(
        captured.context.messages,
      );

      await operator.turn(session, "C");
      await host.restoreContext(session, { ...later.target, pin: null });
      expect((await host.capture(session, { pin: false })).context.messages).toEqual(
        later.captured.context.messages,
      );
    });

    it("changes nothing when neither pin nor tree leads back", async () => {
      const session = await newSession();
      await operator.turn(session, "A");
      const { target } = await pinned(session);
      await operator.reset(session);
      await operator.turn(session, "B");
      const before = await host.capture(session, { pin: false });

      const attempt = host.restoreContext(session, { ...target, pin: null });

      await expect(attempt).rejects.toMatchObject({ code: "not_restorable" });
      expect((await host.capture(session, { pin: false })).context.messages).toEqual(before.context.messages);
    });

    it("removes a session that did not exist, and refuses to remove the main one", async () => {
      const session = await newSession();
      await operator.turn(session, "A");
      const gone = { present: false, pin: null, messageIds: [] };

      await host.restoreContext(session, gone);
      expect((await host.capture(session, { pin: false })).present).toBe(false);
      await host.restoreContext(session, gone);

      const main = await host.mainSessionId();
      await operator.turn(main, "hello");
      await expect(host.restoreContext(main, gone)).rejects.toMatchObject({ code: "not_restorable" });
    });

    it("tells the agent's main session nothing, neither of a pin nor of a session that came back", async () => {
      const main = await host.mainSessionId();
      const session = await newSession();
      await operator.turn(session, "A");
      await operator.turn(main, "settle the notices so far");
      const { target } = await pinned(session);
      await operator.remove(session);
      await host.restoreContext(session, target);

      const since = gateway.model.requests.length;
      await operator.turn(main, "anything new?");

      expect(JSON.stringify(gateway.model.requests.slice(since))).not.toContain("New session created");
      expect((await host.capture(session, { pin: false })).settings).toMatchObject({ visibility: "shared" });
    });
  });
}
