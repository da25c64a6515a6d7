import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import type { Capture, HostEvent, SessionHost } from "@/lib/engine/ports";
import { createGatewayHost } from "@/lib/hosts/gateway/gateway-host";
import { connectOperator, type Operator } from "./operator";
import { type Gateway, startGateway } from "./start-gateway";

let gateway: Gateway;
let operator: Operator;
let host: SessionHost;
const dataDir = mkdtempSync(join(tmpdir(), "clawback-data-"));

beforeAll(async () => {
  gateway = await startGateway({ agents: ["files", "memory"] });
  operator = await connectOperator(gateway);
  host = createGatewayHost({ url: gateway.url, token: gateway.token, dataDir, clientVersion: "0.0.0-test" });
});

afterAll(async () => {
  await host?.close();
  await operator?.close();
  await gateway?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const newSession = async (params: object = {}) => SessionId.parse(await operator.createSession(params));
const ids = ({ context }: Capture) => context.messages.map(({ id }) => id);
const texts = ({ context }: Capture) =>
  context.messages.map(({ content }) => (typeof content === "string" ? content : JSON.stringify(content)));

async function pinned(sessionId: SessionId) {
  const captured = await host.capture(sessionId, { pin: true });
  return { captured, target: { present: true, pin: captured.pin, messageIds: ids(captured) } };
}

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
    expect(captured.why.context).toContain("run was active");
    await host.abortRuns(session);
    expect((await run.ended).state).toBe("aborted");
    expect(await host.listRuns(session)).toEqual([]);
    await host.restoreContext(session, target);
    expect((await host.capture(session, { pin: false })).context.messages).toEqual(captured.context.messages);
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
    expect((await host.capture(session, { pin: false })).context.messages).toEqual(captured.context.messages);
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
    expect((await host.capture(session, { pin: false })).context.messages).toEqual(captured.context.messages);

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

describe("memory", () => {
  it("comes back: changed files as they were, new ones empty, and what cannot be created is named", async () => {
    const folder = gateway.workspace("memory");
    const session = await newSession({ agentId: "memory" });
    await operator.turn(session, "wake up");
    mkdirSync(join(folder, "memory", "deep"), { recursive: true });
    writeFileSync(join(folder, "MEMORY.md"), "# Memory\n- 茶\n");
    writeFileSync(join(folder, "memory", "day.md"), "one\n");
    writeFileSync(join(folder, "memory", "deep", "gone.md"), "lost\n");
    const before = await host.capture(session, { pin: false });
    expect(before.memoryFiles).toMatchObject({ "MEMORY.md": "# Memory\n- 茶\n", "memory/day.md": "one\n" });

    writeFileSync(join(folder, "MEMORY.md"), "# rewritten\n");
    writeFileSync(join(folder, "memory", "day.md"), "two\n");
    writeFileSync(join(folder, "memory", "new.md"), "unwanted\n");
    rmSync(join(folder, "memory", "deep", "gone.md"));
    const lost = await host.restoreMemory(session, before.memoryFiles);

    expect(lost.map(({ path }) => path)).toEqual(["memory/deep/gone.md"]);
    expect(readFileSync(join(folder, "MEMORY.md"), "utf8")).toBe("# Memory\n- 茶\n");
    expect(readFileSync(join(folder, "memory", "day.md"), "utf8")).toBe("one\n");
    expect(readFileSync(join(folder, "memory", "new.md"), "utf8")).toBe("");
  });

  it("creates MEMORY.md when it is gone", async () => {
    const folder = gateway.workspace("memory");
    const session = await newSession({ agentId: "memory" });
    rmSync(join(folder, "MEMORY.md"));

    expect(await host.restoreMemory(session, { "MEMORY.md": "back\n" })).toEqual([]);

    expect(readFileSync(join(folder, "MEMORY.md"), "utf8")).toBe("back\n");
  });

  it("can be restored through an archived session, when the agent has no other", async () => {
    const folder = gateway.workspace("memory");
    for (const { id, agentId } of await host.listSessions())
      if (agentId === "memory") await operator.remove(id);
    const session = await newSession({ agentId: "memory" });
    await operator.archive(session);

    expect(await host.restoreMemory(session, { "memory/day.md": "through the archive\n" })).toEqual([]);

    expect(readFileSync(join(folder, "memory", "day.md"), "utf8")).toBe("through the archive\n");
  });
});

describe("files", () => {
  it("are recorded with the reason when their content cannot be, and links are not followed", async () => {
    const folder = gateway.workspace("files");
    const session = await newSession({ agentId: "files" });
    await operator.turn(session, "wake up");
    mkdirSync(join(folder, "src", "übung"), { recursive: true });
    mkdirSync(join(folder, "node_modules", "left-pad"), { recursive: true });
    writeFileSync(join(folder, "node_modules", "left-pad", "index.js"), "");
    writeFileSync(join(folder, "src", "übung", "файл 1.txt"), "кириллица\n");
    writeFileSync(join(folder, "binary.dat"), Buffer.from([0, 255, 254, 1]));
    writeFileSync(join(folder, "large.txt"), "x".repeat(300_000));
    symlinkSync("/etc/hostname", join(folder, "link.txt"));

    const { files } = await host.capture(session, { pin: false });

    const byPath = new Map(files.map((file) => [file.path, file]));
    expect(byPath.get("src/übung/файл 1.txt")).toMatchObject({ text: "кириллица\n", gap: null });
    expect(byPath.get("binary.dat")).toMatchObject({ text: null, gap: "binary", sizeBytes: 4 });
    expect(byPath.get("large.txt")).toMatchObject({ text: null, gap: "too_large", sizeBytes: 300_000 });
    expect([...byPath.keys()].filter((path) => /link|node_modules|^\.git/.test(path))).toEqual([]);
  });

  it("are put back inside the workspace, through no link, and what cannot be is named", async () => {
    const folder = gateway.workspace("files");
    const outside = join(dataDir, "outside.txt");
    writeFileSync(outside, "untouched\n");
    const session = await newSession({ agentId: "files" });
    writeFileSync(join(folder, "changed.txt"), "then\n");
    writeFileSync(join(folder, "became-link.txt"), "then\n");
    writeFileSync(join(folder, "deleted.txt"), "then\n");
    const before = await host.capture(session, { pin: false });
    writeFileSync(join(folder, "changed.txt"), "now\n");
    writeFileSync(join(folder, "binary.dat"), Buffer.from([0, 1]));
    rmSync(join(folder, "became-link.txt"));
    symlinkSync(outside, join(folder, "became-link.txt"));
    rmSync(join(folder, "deleted.txt"));
    writeFileSync(join(folder, "new.txt"), "later\n");

    const lost = await host.restoreFiles(session, before.files);

    expect(lost.map(({ path }) => path).sort()).toEqual([
      "became-link.txt",
      "binary.dat",
      "deleted.txt",
      "new.txt",
    ]);
    expect(readFileSync(join(folder, "changed.txt"), "utf8")).toBe("then\n");
    expect(readFileSync(outside, "utf8")).toBe("untouched\n");
    expect(readFileSync(join(folder, "new.txt"), "utf8")).toBe("later\n");
  });

  it("never leave the workspace", async () => {
    const session = await newSession({ agentId: "files" });
    const { files } = await host.capture(session, { pin: false });
    const outside = { path: "../escape.txt", sizeBytes: 1, digest: null, text: "x", gap: null };

    const lost = await host.restoreFiles(session, [...files, outside]);

    expect(lost.map(({ path }) => path)).toContain("../escape.txt");
  });

  it("are foreseen as exactly what a restore then cannot do", async () => {
    const folder = gateway.workspace("files");
    const session = await newSession({ agentId: "files" });
    writeFileSync(join(folder, "was-there.txt"), "then\n");
    const then = await host.capture(session, { pin: false });
    rmSync(join(folder, "was-there.txt"));
    writeFileSync(join(folder, "came-later.txt"), "now\n");
    const now = await host.capture(session, { pin: false });
    const content = (captured: Capture) => ({ ...captured, messages: captured.context.messages });

    const outlook = await host.foresee(session, content(now), content(then));
    const lost = await host.restoreFiles(session, then.files);

    expect(outlook.notRestorable.filter(({ part }) => part === "files").map(({ path }) => path)).toEqual(
      lost.map(({ path }) => path),
    );
    expect(outlook.sharedWith).not.toContain(session);
    expect(outlook.sharedWith.length).toBeGreaterThan(0);
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

  it("show a run while it works, and count those that failed", async () => {
    const session = await newSession();
    const run = await operator.startTurn(session, "A\n!slow 1500");
    expect(await host.findSession(session)).toMatchObject({ status: "healthy", run: { id: run.runId } });
    expect(await host.listRuns(session)).toMatchObject([{ id: run.runId }]);
    await run.ended;
    for (let turn = 0; turn < 4; turn += 1) await operator.turn(session, "B\n!error 400 no");

    const found = await host.findSession(session);

    expect(found).toMatchObject({ status: "failing", health: { runs: 5, errorRate: 0.8 } });
    expect(found?.attention).toBe("4 of 5 runs failed in the last 10 minutes.");
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
