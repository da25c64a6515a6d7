import { describe, expect, it } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import { createDemoHost } from "./demo-host";
import { STORY_SESSION_ID } from "./story";
import { ARCHIVED, aDemo, everything, full, LEGAL, NOW, RUNNING } from "./testing/a-demo";

describe("the fleet", () => {
  it("is labelled as demo on every session, also on one that somebody starts", async () => {
    const host = aDemo();
    await host.sendTurn(SessionId.parse("agent:main:new"), "Hello.");
    const sessions = await host.listSessions();
    expect(sessions).toHaveLength(32);
    expect(sessions.every(({ demo }) => demo)).toBe(true);
    expect(host.status()).toMatchObject({
      kind: "demo",
      name: "demo",
      connection: "connected",
      latencyMs: 0,
    });
    expect(host.status().detail).toContain("Demo data");
  });

  it("has an archived session, protected ones, one with an active run and two that share a workspace", async () => {
    const host = aDemo();
    const sessions = await host.listSessions();
    const ids = (wanted: (session: (typeof sessions)[number]) => boolean) =>
      sessions.filter(wanted).map(({ id }) => id);
    expect(ids(({ archived }) => archived)).toEqual([ARCHIVED]);
    expect(ids((session) => session.protected)).toEqual(expect.arrayContaining([LEGAL, RUNNING]));
    expect(ids(({ run }) => run !== null)).toEqual([RUNNING]);
    const live = { ...(await full(host)), messages: [] };
    expect((await host.foresee(STORY_SESSION_ID, live, live)).sharedWith.length).toBeGreaterThan(2);
  });

  it("holds Chinese, Arabic and emoji, a binary file and one that is too large", async () => {
    const { context, files } = await full(aDemo(), SessionId.parse("agent:main:telegram:group:100188"));
    const text = JSON.stringify(context.messages);
    expect(text).toMatch(/\p{Script=Han}/u);
    expect(text).toMatch(/\p{Script=Arabic}/u);
    expect(text).toMatch(/\p{Extended_Pictographic}/u);
    expect(files.map(({ gap }) => gap)).toEqual(expect.arrayContaining(["binary", "too_large", null]));
  });

  it("knows the main session behind the alias", async () => {
    const host = aDemo();
    expect((await host.findSession(await host.mainSessionId()))?.label).toBe("Front desk");
  });
});

describe("the seed", () => {
  it("decides everything: the same seed and clock give the same demo, beat for beat", async () => {
    const [one, other] = [aDemo(7), aDemo(7)];
    for (let beat = 0; beat < 30; beat += 1) {
      await one.step();
      await other.step();
    }
    expect(await everything(one)).toEqual(await everything(other));
    expect(await one.listSessions()).toEqual(await other.listSessions());
  });

  it("makes a difference", async () => {
    expect(await everything(aDemo(7))).not.toEqual(await everything(aDemo(8)));
  });

  it("gives a demo that is set up later other ids, so that an old cursor or pin never fits by chance", async () => {
    const early = await aDemo().capture(STORY_SESSION_ID, { pin: true });
    const later = createDemoHost({ seed: 7, clock: { now: () => new Date(NOW.getTime() + 1) } });

    const captured = await later.capture(STORY_SESSION_ID, { pin: true, since: early });

    expect(captured.context.kind).toBe("full");
    expect(captured.pin).not.toEqual(early.pin);
    expect(captured.context.messages[0]?.id).not.toBe(early.context.messages[0]?.id);
  });
});

describe("the story", () => {
  it("turns a healthy session into a failing one: messages, memory, a tool, a setting, files and a run", async () => {
    const host = aDemo();
    const before = await full(host);
    const failed = countFailed(host);

    await host.playStory();

    const after = await full(host);
    expect([before.context.messages.length, after.context.messages.length]).toEqual([179, 214]);
    expect(after.context.messages.filter(({ isError }) => isError)).toHaveLength(11);
    expect(before.memoryFiles["MEMORY.md"]?.split("\n")[3]).toContain("up to €50 ");
    expect(after.memoryFiles["MEMORY.md"]?.split("\n")[3]).toContain("up to €500 ");
    expect(after.tools.filter((tool) => !before.tools.includes(tool))).toEqual(["telegram_broadcast"]);
    expect([before.settings.thinking, after.settings.thinking]).toEqual(["medium", "low"]);
    expect(after.files.length).toBe(before.files.length + 1);
    expect(after.contextTokens).toBeGreaterThan(before.contextTokens ?? 0);
    expect(failed()).toBe(4);
    expect((await host.findSession(STORY_SESSION_ID))?.run).not.toBeNull();
  });

  it("comes by itself when the demo is left alone, and goes on failing", async () => {
    const host = aDemo();
    const failed = countFailed(host);
    for (let beat = 0; beat < 40; beat += 1) await host.step();
    expect(failed()).toBeGreaterThan(4);
  });

  it("lets the session of the story grow with every beat, and each session only forward in time", async () => {
    const host = aDemo();
    for (let beat = 0; beat < 20; beat += 1) {
      const before = (await full(host)).context.messages.length;
      await host.step();
      expect((await full(host)).context.messages.length).toBeGreaterThan(before);
    }
    for (const { context } of await everything(host)) {
      const times = context.messages.map(({ createdAt }) => createdAt ?? "");
      expect(times).toEqual(times.toSorted());
      expect(Date.parse(times.at(-1) ?? "")).toBeLessThanOrEqual(NOW.getTime());
    }
  });

  it("does not begin again for a long while after a rollback, and the bot is well meanwhile", async () => {
    const host = aDemo();
    const before = await host.capture(STORY_SESSION_ID, { pin: true });
    await host.playStory();
    await host.abortRuns(STORY_SESSION_ID);
    const messageIds = before.context.messages.map(({ id }) => id);
    await host.restoreContext(STORY_SESSION_ID, { present: true, pin: before.pin, messageIds });

    const failed = countFailed(host);
    for (let beat = 0; beat < 150; beat += 1) await host.step();

    expect(failed()).toBeLessThan(10);
    expect(JSON.stringify((await full(host)).context.messages)).not.toContain("outage notice");
  });
});

describe("a session of the demo", () => {
  it("takes no turns while it is archived, and takes them again afterwards", async () => {
    const host = aDemo();
    await expect(host.sendTurn(ARCHIVED, "Hello?")).rejects.toMatchObject({ code: "not_restorable" });
    await host.archive(ARCHIVED, false);
    await expect(host.sendTurn(ARCHIVED, "Hello?")).resolves.toBeUndefined();
  });

  it("stops its runs at a reset", async () => {
    const host = aDemo();
    await host.reset(RUNNING);
    expect(await host.listRuns(RUNNING)).toEqual([]);
  });

  it("is not put back from a pin that holds another context", async () => {
    const host = aDemo();
    const { pin } = await host.capture(LEGAL, { pin: true });
    await host.sendTurn(LEGAL, "One more.");
    const messageIds = (await full(host, LEGAL)).context.messages.map(({ id }) => id);
    await host.reset(LEGAL);

    const attempt = host.restoreContext(LEGAL, { present: true, pin, messageIds });

    await expect(attempt).rejects.toMatchObject({ code: "not_restorable" });
    expect((await full(host, LEGAL)).context.messages).toHaveLength(1);
  });

  it("never gets the pin of another session, not even when both contexts are empty", async () => {
    const host = aDemo();
    const empty = { present: true, pin: null, messageIds: [] };
    await host.restoreContext(LEGAL, empty);
    await host.restoreContext(STORY_SESSION_ID, empty);
    const one = await host.capture(LEGAL, { pin: true });

    const other = await host.capture(STORY_SESSION_ID, { pin: true, since: one });

    expect(other.pin).not.toEqual(one.pin);
  });
});

describe("the next model request", () => {
  it("carries memory, settings, tools and context as they are now", async () => {
    const host = aDemo();
    await host.writeMemory(STORY_SESSION_ID, "MEMORY.md", "* a line of memory\n");
    await host.setSetting(STORY_SESSION_ID, "model", "another-model");
    await host.setSetting(STORY_SESSION_ID, "toolOverrides", { kb_search: false, extra: true });
    await host.sendTurn(STORY_SESSION_ID, "The last word.");

    const request = host.nextModelRequest(STORY_SESSION_ID);

    expect(request.system).toContain("* a line of memory");
    expect(request.model).toBe("another-model");
    expect(request.tools).toContain("extra");
    expect(request.tools).not.toContain("kb_search");
    expect(JSON.stringify(request.messages.at(-2))).toContain("The last word.");
  });
});

describe("a fault that a test asks for", () => {
  it("fails before or after the work, the given number of times, after the given number of calls", async () => {
    const host = aDemo();
    host.failNext("restoreMemory", { skip: 1, times: 2 });
    host.failNext("restoreMemory", { as: "throw_after" });
    const write = (text: string) => host.restoreMemory(STORY_SESSION_ID, { "MEMORY.md": text });
    const memory = async () => (await full(host)).memoryFiles["MEMORY.md"];

    await write("one\n");
    await expect(write("two\n")).rejects.toMatchObject({ code: "host_unavailable" });
    await expect(write("three\n")).rejects.toMatchObject({ code: "host_unavailable" });
    expect(await memory()).toBe("one\n");
    await expect(write("four\n")).rejects.toMatchObject({ code: "host_unavailable" });
    expect(await memory()).toBe("four\n");
    await write("five\n");
    expect(await memory()).toBe("five\n");
  });

  it("corrupts what a restore writes, without a word", async () => {
    const host = aDemo();
    host.failNext("restoreMemory", { as: "corrupt" });
    expect(await host.restoreMemory(STORY_SESSION_ID, { "MEMORY.md": "one\ntwo\n" })).toEqual([]);
    expect((await full(host)).memoryFiles["MEMORY.md"]).not.toBe("one\ntwo\n");
  });

  it("holds a call until it is released", async () => {
    const host = aDemo();
    const hold = host.holdNext("abortRuns");
    const aborted = host.abortRuns(RUNNING);
    await hold.entered;
    expect(await host.listRuns(RUNNING)).toHaveLength(1);
    hold.release();
    await aborted;
    expect(await host.listRuns(RUNNING)).toEqual([]);
  });
});

/** Counts the runs of the story that the host says have failed. */
function countFailed(host: ReturnType<typeof aDemo>): () => number {
  let count = 0;
  host.subscribe((event) => {
    if (event.type === "run" && event.sessionId === STORY_SESSION_ID && event.failed) count += 1;
  });
  return () => count;
}
