import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readPolicyFile } from "./policy-file";

function written(bytes: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "clawback-policy-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "policy.yaml");
  writeFileSync(path, bytes);
  return path;
}

describe("readPolicyFile", () => {
  it("reads no further than a policy can be long, and says that it is longer", async () => {
    const { policies, problems } = await readPolicyFile("/dev/zero");

    expect(policies).toEqual([]);
    expect(problems).toMatchObject([
      { severity: "error", line: 1, message: expect.stringContaining("64 KB") },
    ]);
    const cutCharacter = await readPolicyFile(written(`# ${"策".repeat(200_000)}`));
    expect(cutCharacter.problems).toMatchObject([{ message: expect.stringContaining("64 KB") }]);
  });

  it("takes the mark that some editors begin a file with for nothing", async () => {
    const { policies, problems } = await readPolicyFile(written("\uFEFFrecovery: {}\n"));

    expect([policies.length, problems]).toEqual([1, []]);
  });

  it("refuses what is no text, a folder and what is not there in a sentence, as wrong usage", async () => {
    const path = written(new Uint8Array([0xff, 0xfe, 0x00]));

    await expect(readPolicyFile(path)).rejects.toMatchObject({
      exitCode: 2,
      message: `${path} is not UTF-8 text.`,
    });
    await expect(readPolicyFile(tmpdir())).rejects.toThrow(`${tmpdir()} is a folder.`);
    await expect(readPolicyFile(join(path, "x"))).rejects.toMatchObject({ exitCode: 2 });
  });
});
