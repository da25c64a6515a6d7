import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDemoHost } from "./demo-host";
import { STORY_SESSION_ID } from "./story";
import { clock, everything, full, LEGAL } from "./testing/a-demo";

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

  // The whole demo is read twice after each change, and a shared machine can be slow.
  it("has every change on the disk the moment it resolves, each step of a restore included", {
    timeout: 30_000,
  }, async () => {
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
