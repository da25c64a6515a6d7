import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { client, dataDir, gateway, newSession, operator } from "./lab";

const file = (path: string) => join(gateway.workspace(), path);

function put(path: string, content: string | Buffer, mode = 0o644): void {
  mkdirSync(dirname(file(path)), { recursive: true });
  writeFileSync(file(path), content);
  chmodSync(file(path), mode);
}

/** What a rollback brings back with the plugin. */
export function filesCases(): void {
  describe("a rollback with the plugin", () => {
    it("brings every file back: created, deleted, binary, 5 MB, nested, executable, whatever its name; a link is left and named", async () => {
      const session = await newSession();
      await operator.turn(session, "Good morning.");
      const large = randomBytes(5 * 1_048_576);
      const outside = join(dataDir, "outside.txt");
      writeFileSync(outside, "untouched\n");
      put("deep/er/deleted.txt", "deleted\n");
      put("名字 with spaces/第一季度 报告.md", "报告\n");
      put("binary.dat", Buffer.from([0, 255, 254, 1]));
      put("large.bin", large);
      put("run.sh", "#!/bin/sh\n", 0o755);
      put("became-link.txt", "then\n");
      put("memory/gone.md", "remember\n");
      const { id, restorable } = await client.sessions.createSnapshot(session, { name: "before" });

      rmSync(file("deep"), { recursive: true });
      rmSync(file("名字 with spaces"), { recursive: true });
      put("binary.dat", Buffer.from([9, 0, 9, 0, 9]));
      rmSync(file("large.bin"));
      chmodSync(file("run.sh"), 0o644);
      put("new/folder/later.txt", "unwanted\n");
      put("new/later.bin", randomBytes(3000));
      put("memory/new.md", "unwanted\n");
      rmSync(file("memory/gone.md"));
      rmSync(file("became-link.txt"));
      symlinkSync(outside, file("became-link.txt"));
      const plan = await client.sessions.plan(session, { snapshotId: id });
      const rollback = await client.sessions.rollback(session, { snapshotId: id });

      expect(restorable).toMatchObject({ files: "yes", memory: "yes" });
      expect(plan.notRestorable.map(({ path }) => path)).toEqual(["became-link.txt"]);
      expect(rollback).toMatchObject({ outcome: "restored", verification: { passed: true } });
      const checks = rollback.verification?.checks ?? [];
      expect(checks.flatMap(({ notRestored }) => notRestored.map(({ path }) => path))).toEqual([
        "became-link.txt",
      ]);
      expect(readFileSync(file("deep/er/deleted.txt"), "utf8")).toBe("deleted\n");
      expect(readFileSync(file("名字 with spaces/第一季度 报告.md"), "utf8")).toBe("报告\n");
      expect([...readFileSync(file("binary.dat"))]).toEqual([0, 255, 254, 1]);
      expect(readFileSync(file("large.bin")).equals(large)).toBe(true);
      expect(statSync(file("run.sh")).mode & 0o777).toBe(0o755);
      expect(readFileSync(file("memory/gone.md"), "utf8")).toBe("remember\n");
      for (const path of ["new/folder/later.txt", "new/later.bin", "memory/new.md"])
        expect(existsSync(file(path)), path).toBe(false);
      expect(readFileSync(outside, "utf8")).toBe("untouched\n");

      const undone = await client.rollbacks.undo(rollback.id);
      expect(undone).toMatchObject({ outcome: "restored" });
      expect([...readFileSync(file("binary.dat"))]).toEqual([9, 0, 9, 0, 9]);
      expect(existsSync(file("large.bin"))).toBe(false);
      expect(readFileSync(file("new/folder/later.txt"), "utf8")).toBe("unwanted\n");
    });
  });
}
