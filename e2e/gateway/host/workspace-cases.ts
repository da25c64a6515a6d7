import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Capture } from "@/lib/engine/ports";
import { dataDir, gateway, host, newSession, operator } from "./lab";

/** Memory and files of the agents' workspaces. */
export function workspaceCases(): void {
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
}
