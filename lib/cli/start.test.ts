import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const start = fileURLToPath(new URL("./start.mjs", import.meta.url));

it("ends with code 1 and one plain sentence when it would be open to other machines", () => {
  const env = { ...process.env, HOST: "0.0.0.0", CLAWBACK_TOKEN: "" };

  const { status, stderr } = spawnSync(process.execPath, [start], { env, encoding: "utf8" });

  expect(status).toBe(1);
  expect(stderr).toContain("Set CLAWBACK_TOKEN");
  expect(stderr).not.toContain("    at ");
});
