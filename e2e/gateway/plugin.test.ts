import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAppError } from "@/lib/contract/errors";
import { filesCases } from "./plugin/files-cases";
import { gatewayCases } from "./plugin/gateway-cases";
import { client, configure, openclaw, operator, pluginDir, startLab, stopLab } from "./plugin/lab";

beforeAll(async () => {
  await startLab();
  const installed = await openclaw("plugins", "install", pluginDir, "--link", "--force");
  expect(installed, installed.stderr).toMatchObject({ code: 0 });
  await configure();
}, 300_000);
afterAll(stopLab);

filesCases();
gatewayCases();

describe("OpenClaw's own command", () => {
  it("takes, lists, compares and rolls back to snapshots of the main session as it was promised", async () => {
    await operator.turn("agent:main:main", "Good morning.");

    const taken = await openclaw("session", "snapshot", "--name", "pre-deployment-check");

    expect(taken, taken.stderr).toMatchObject({ code: 0 });
    const { items } = await client.sessions.listSnapshots("main");
    const id = items[0]?.id ?? "";
    expect(items).toMatchObject([{ name: "pre-deployment-check", sessionId: "agent:main:main" }]);
    expect(taken.stdout).toContain(id);

    await operator.turn("agent:main:main", "Go wrong.");
    const [listed, compared, unknown] = await Promise.all([
      openclaw("session", "snapshots", "agent:main:main"),
      openclaw("session", "diff"),
      openclaw("session", "rollback", "--snapshot-id", "snap_abc123"),
    ]);
    expect(listed.stdout).toContain("pre-deployment-check");
    expect(compared.stdout).toMatch(/context +\+2 -0 ~0 messages/);
    expect(unknown).toMatchObject({ code: 1, stdout: "" });
    expect(unknown.stderr).toContain("snap_");

    const rolledBack = await openclaw("session", "rollback", "--snapshot-id", id);
    expect(rolledBack, rolledBack.stderr).toMatchObject({ code: 0 });
    expect(rolledBack.stdout).toContain("restored and verified");
    // Each command of OpenClaw's starts a whole program.
  }, 300_000);
});

describe("a plugin of another version", () => {
  it("is said to be one, and what it does not know is not used", async () => {
    const code = join(pluginDir, "index.js");
    const current = readFileSync(code, "utf8");
    expect(await client.health()).toMatchObject({ plugin: { usable: true } });

    // Written by a version that did not delete yet.
    writeFileSync(code, current.replace(/,\s*"files.delete"\s*\]/, "]"));
    await operator.request("plugins.reload", { plugins: [{ pluginId: "clawback" }] });

    await expect
      .poll(async () => (await client.health()).plugin?.detail)
      .toContain("only what both know is used");
    const { id } = await client.sessions.createSnapshot("main", { name: "with an older plugin" });
    const snapshot = await client.sessions.getSnapshot("main", id).catch((error) => isAppError(error));
    expect(snapshot).toMatchObject({ restorable: { files: "partly" } });
  });
});
