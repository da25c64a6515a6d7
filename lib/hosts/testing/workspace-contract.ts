import { describe, expect, it } from "vitest";
import type { FileEntry } from "@/lib/contract/state";
import { contentOf, entryOf, type Suite, textOf, withoutEmpty } from "./host-fixture";

/** Putting memory and files back. */
export function workspaceContract(suite: Suite): void {
  describe("restoreMemory", () => {
    it("gives a rewritten memory file its text back", async () => {
      const { host, newSession, writeMemory } = suite.fixture();
      const sessionId = await newSession();
      await writeMemory(sessionId, "MEMORY.md", "* refunds up to €50\n* 退款 يصل إلى 🙂\n");
      const before = await host.capture(sessionId, { pin: false });
      await writeMemory(sessionId, "MEMORY.md", "* refunds up to €500\n");

      expect(await host.restoreMemory(sessionId, before.memoryFiles)).toEqual([]);

      const after = await host.capture(sessionId, { pin: false });
      expect(withoutEmpty(after.memoryFiles)).toEqual(withoutEmpty(before.memoryFiles));
    });

    suite.able("deleteMemoryFile", "takes a memory file away that was not there then", async () => {
      const { host, newSession, writeMemory } = suite.fixture();
      const sessionId = await newSession();
      const before = await host.capture(sessionId, { pin: false });
      await writeMemory(sessionId, "memory/new-notes.md", "* learned since\n");

      expect(await host.restoreMemory(sessionId, before.memoryFiles)).toEqual([]);

      const after = await host.capture(sessionId, { pin: false });
      expect(after.memoryFiles).toEqual(before.memoryFiles);
    });

    suite.able("createMemoryFile", "brings a memory file back that was deleted since", async () => {
      const { host, newSession } = suite.fixture();
      const sessionId = await newSession();
      const before = await host.capture(sessionId, { pin: false });
      const wanted = { ...before.memoryFiles, "memory/2026-11-20.md": "* long ago\n" };

      expect(await host.restoreMemory(sessionId, wanted)).toEqual([]);

      const after = await host.capture(sessionId, { pin: false });
      expect(after.memoryFiles).toEqual(wanted);
    });

    it("changes nothing when the memory is there already", async () => {
      const { host, newSession } = suite.fixture();
      const sessionId = await newSession();
      const before = await host.capture(sessionId, { pin: false });

      expect(await host.restoreMemory(sessionId, before.memoryFiles)).toEqual([]);

      expect(contentOf(await host.capture(sessionId, { pin: false }))).toEqual(contentOf(before));
    });

    it("works for a session that is gone: the workspace is the agent's", async () => {
      const { host, newSession, writeMemory, deleteSession } = suite.fixture();
      const sessionId = await newSession();
      await writeMemory(sessionId, "MEMORY.md", "* as it should be\n");
      const before = await host.capture(sessionId, { pin: false });
      await writeMemory(sessionId, "MEMORY.md", "* as it should not be\n");
      await deleteSession(sessionId);

      await host.restoreMemory(sessionId, before.memoryFiles);

      const after = await host.capture(sessionId, { pin: false });
      expect(after.memoryFiles["MEMORY.md"]).toBe("* as it should be\n");
    });
  });

  describe("restoreFiles", () => {
    it("gives a rewritten text file its content back", async () => {
      const { host, newSession, writeFile } = suite.fixture();
      const sessionId = await newSession();
      await writeFile(sessionId, "plan.md", "1. look\n2. think\n");
      const before = await host.capture(sessionId, { pin: false });
      await writeFile(sessionId, "plan.md", "1. act\n");

      await host.restoreFiles(sessionId, before.files);

      const after = await host.capture(sessionId, { pin: false });
      expect(textOf(after, "plan.md")).toBe("1. look\n2. think\n");
    });

    suite.able("deleteFile", "takes a text file away that was not there then", async () => {
      const { host, newSession, writeFile } = suite.fixture();
      const sessionId = await newSession();
      const before = await host.capture(sessionId, { pin: false });
      await writeFile(sessionId, "made-since.md", "new\n");

      expect(await host.restoreFiles(sessionId, before.files)).toEqual([]);

      expect((await host.capture(sessionId, { pin: false })).files).toEqual(before.files);
    });

    suite.able("createFile", "brings a text file back that was deleted since", async () => {
      const { host, newSession } = suite.fixture();
      const sessionId = await newSession();
      const before = await host.capture(sessionId, { pin: false });
      const gone: FileEntry = { path: "gone.md", sizeBytes: 5, digest: null, text: "gone\n", gap: null };

      expect(await host.restoreFiles(sessionId, [...before.files, gone])).toEqual([]);

      expect(textOf(await host.capture(sessionId, { pin: false }), "gone.md")).toBe("gone\n");
    });

    it("leaves a changed file whose content was not kept, and names it", async () => {
      const { host, newSession, writeBinary } = suite.fixture();
      const sessionId = await newSession();
      await writeBinary(sessionId, "drawing.bin", 1);
      const before = await host.capture(sessionId, { pin: false });
      await writeBinary(sessionId, "drawing.bin", 2);
      const damaged = await host.capture(sessionId, { pin: false });

      const lost = await host.restoreFiles(sessionId, before.files);

      expect(lost.map(({ path }) => path)).toContain("drawing.bin");
      const after = await host.capture(sessionId, { pin: false });
      expect(entryOf(after, "drawing.bin")).toEqual(entryOf(damaged, "drawing.bin"));
    });

    it("does not take a file away whose content could not be kept: no undo could bring it back", async () => {
      const { host, newSession, writeBinary } = suite.fixture();
      const sessionId = await newSession();
      const before = await host.capture(sessionId, { pin: false });
      await writeBinary(sessionId, "made-since.bin", 1);

      const lost = await host.restoreFiles(sessionId, before.files);

      expect(lost.map(({ path }) => path)).toContain("made-since.bin");
      expect(entryOf(await host.capture(sessionId, { pin: false }), "made-since.bin")).toBeDefined();
    });

    it("writes nothing outside the workspace", async () => {
      const { host, newSession } = suite.fixture();
      const sessionId = await newSession();
      const before = await host.capture(sessionId, { pin: false });
      const outside = ["../outside.md", "/tmp/outside.md", "a/../../outside.md"].map(
        (path): FileEntry => ({ path, sizeBytes: 1, digest: null, text: "x", gap: null }),
      );

      const lost = await host.restoreFiles(sessionId, [...before.files, ...outside]);

      expect(lost.map(({ path }) => path)).toEqual(expect.arrayContaining(outside.map(({ path }) => path)));
      expect((await host.capture(sessionId, { pin: false })).files).toEqual(before.files);
    });
  });
}
