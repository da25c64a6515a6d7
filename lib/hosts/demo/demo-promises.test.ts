import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import type { Capture } from "@/lib/engine/ports";
import { createDemoHost, type DemoHost } from "./demo-host";
import { STORY_SESSION_ID } from "./story";

const NOW = new Date("2026-11-22T03:17:42.000Z");
const clock = { now: () => NOW };
const aDemo = (seed = 7): DemoHost => createDemoHost({ seed, clock });
const LEGAL = SessionId.parse("agent:legal:main");
const ARCHIVED = SessionId.parse("agent:main:cron:brief-0600");
const RUNNING = SessionId.parse("agent:finance:cron:nightly-recon");

/** Everything a host shows of its sessions. */
async function everything(host: DemoHost): Promise<Capture[]> {
  const sessions = await host.listSessions();
  return Promise.all(sessions.map(({ id }) => host.capture(id, { pin: false })));
}

const full = (host: DemoHost, sessionId: SessionId = STORY_SESSION_ID) =>
  host.capture(sessionId, { pin: false });

describe("the fleet", () => {
  it("is labelled as demo on every session, also on one that somebody starts", async () => {
    const host = aDemo();
    await host.sendTurn(SessionId.parse("agent:main:new"), "Hello.");
    const sessions = await host.listSessions();
    expect(sessions).toHaveLength(13);
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
    expect(await host.findSession(STORY_SESSION_ID)).toMatchObject({ status: "healthy", attention: null });

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
    const session = await host.findSession(STORY_SESSION_ID);
    expect(session).toMatchObject({ status: "failing" });
    expect(session?.attention).toMatch(/^Error rate \d+%: 4 of \d+ runs failed/);
    expect(session?.run).not.toBeNull();
  });

  it("comes by itself when the demo is left alone, and goes on failing", async () => {
    const host = aDemo();
    for (let beat = 0; beat < 40; beat += 1) await host.step();
    expect(await host.findSession(STORY_SESSION_ID)).toMatchObject({ status: "failing" });
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

  it("does not begin again right after a rollback", async () => {
    const host = aDemo();
    const before = await host.capture(STORY_SESSION_ID, { pin: true });
    await host.playStory();
    await host.abortRuns(STORY_SESSION_ID);
    const messageIds = before.context.messages.map(({ id }) => id);
    await host.restoreContext(STORY_SESSION_ID, { present: true, pin: before.pin, messageIds });

    for (let beat = 0; beat < 20; beat += 1) await host.step();

    expect(JSON.stringify((await full(host)).context.messages)).not.toContain("outage notice");
  });
});

describe("left alone", () => {
  it("compacts a context that fills up instead of growing without end", async () => {
    const host = aDemo();
    const report = "line of a long report\n".repeat(20_000);
    await host.sendTurn(STORY_SESSION_ID, "Read this.", {
      rounds: [{ calls: [{ name: "read", args: {}, result: report }] }],
      answer: "Read.",
    });

    await host.step();

    const { messages } = (await full(host)).context;
    expect(messages[0]?.kind).toBe("compaction");
    expect(messages.length).toBeLessThan(10);
  });

  it("gives archived and quiet sessions no turns", async () => {
    const host = aDemo();
    const before = await full(host, ARCHIVED);
    for (let beat = 0; beat < 30; beat += 1) await host.step();
    expect((await full(host, ARCHIVED)).context).toEqual(before.context);
  });
});

describe("autoplay", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const counted = async (host: DemoHost) => (await full(host)).context.messages.length;

  it("plays a beat every stepMs, rests while somebody captures or restores, and ends with the host", async () => {
    const host = createDemoHost({ seed: 7, clock: { now: () => new Date() }, autoplay: true, stepMs: 1000 });
    await vi.advanceTimersByTimeAsync(3500);
    const afterThree = await counted(host);
    expect(afterThree).toBeGreaterThan(179);

    await host.capture(STORY_SESSION_ID, { pin: true });
    await vi.advanceTimersByTimeAsync(9000);
    expect(await counted(host)).toBe(afterThree);

    await vi.advanceTimersByTimeAsync(5000);
    const rested = await counted(host);
    expect(rested).toBeGreaterThan(afterThree);

    await host.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await counted(host)).toBe(rested);
  });

  it("is off unless asked for, and off with a step of 0", async () => {
    const quiet = [aDemo(), createDemoHost({ seed: 7, clock, autoplay: true, stepMs: 0 })];
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await Promise.all(quiet.map(counted))).toEqual([179, 179]);
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

describe("a saved demo", () => {
  let folder: string;
  let statePath: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "clawback-demo-"));
    statePath = join(folder, "demo.json");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const open = () => createDemoHost({ seed: 7, clock, statePath });

  it("is as it was after another start, with its pins, runs and history of failures", async () => {
    const host = open();
    const pinned = await host.capture(STORY_SESSION_ID, { pin: true });
    await host.playStory();
    await host.deleteSession(LEGAL);
    const [sessions, captures] = [await host.listSessions(), await everything(host)];

    const again = open();

    expect(await again.listSessions()).toEqual(sessions);
    expect(await everything(again)).toEqual(captures);
    await again.abortRuns(STORY_SESSION_ID);
    const messageIds = pinned.context.messages.map(({ id }) => id);
    await again.restoreContext(STORY_SESSION_ID, { present: true, pin: pinned.pin, messageIds });
    expect((await full(again)).context.messages).toEqual(pinned.context.messages);
  });

  it("has every change on the disk the moment it resolves, each step of a restore included", async () => {
    const host = open();
    const before = await host.capture(STORY_SESSION_ID, { pin: true });
    const messageIds = before.context.messages.map(({ id }) => id);
    const changes = [
      () => host.sendTurn(STORY_SESSION_ID, "One."),
      () => host.startRun(STORY_SESSION_ID),
      () => host.abortRuns(STORY_SESSION_ID),
      () => host.writeMemory(STORY_SESSION_ID, "MEMORY.md", "* rewritten\n"),
      () => host.writeFile(STORY_SESSION_ID, "TOOLS.md", "rewritten\n"),
      () => host.setSetting(STORY_SESSION_ID, "thinking", "high"),
      () => host.compact(STORY_SESSION_ID),
      () => host.reset(STORY_SESSION_ID),
      () => host.restoreContext(STORY_SESSION_ID, { present: true, pin: before.pin, messageIds }),
      () => host.restoreMemory(STORY_SESSION_ID, before.memoryFiles),
      () => host.restoreFiles(STORY_SESSION_ID, before.files),
      () => host.restoreSettings(STORY_SESSION_ID, before.settings),
      () => host.restoreContext(STORY_SESSION_ID, { present: false, pin: null, messageIds: [] }),
    ];
    for (const change of changes) {
      const disk = readFileSync(statePath, "utf8");
      await change();
      expect(readFileSync(statePath, "utf8")).not.toBe(disk);
      expect(await everything(open())).toEqual(await everything(host));
    }
  });

  it("keeps the old state, on the disk and in memory, when the disk refuses", async () => {
    const host = open();
    await host.sendTurn(STORY_SESSION_ID, "Saved.");
    const before = await everything(host);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "where the folder was");

    await expect(host.sendTurn(STORY_SESSION_ID, "Lost.")).rejects.toMatchObject({
      code: "host_unavailable",
    });

    expect(await everything(host)).toEqual(before);
  });

  it("never leaves half a file: what a killed process was writing is not read", async () => {
    const host = open();
    await host.sendTurn(STORY_SESSION_ID, "Saved.");
    writeFileSync(`${statePath}.new`, '{"format":1,"epo');

    expect(await everything(open())).toEqual(await everything(host));
    await host.sendTurn(STORY_SESSION_ID, "Saved as well.");
    expect(readdirSync(folder)).toEqual(["demo.json"]);
  });

  it("stores a message once, however many pins hold it", async () => {
    const host = open();
    const marker = "said exactly once";
    await host.sendTurn(STORY_SESSION_ID, marker, { answer: "Yes." });
    for (const text of ["a", "b", "c"]) {
      await host.capture(STORY_SESSION_ID, { pin: true });
      await host.sendTurn(STORY_SESSION_ID, text);
    }
    expect(readFileSync(statePath, "utf8").split(marker)).toHaveLength(2);
  });

  it("is refused with its path when it cannot be read, and left alone", () => {
    writeFileSync(statePath, "not a demo");
    expect(open).toThrowError(
      expect.objectContaining({ code: "host_unavailable", detail: expect.stringContaining(statePath) }),
    );
    expect(readFileSync(statePath, "utf8")).toBe("not a demo");
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
