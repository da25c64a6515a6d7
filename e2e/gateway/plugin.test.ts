import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { client, openclaw, operator, pluginDir, startLab, stopLab } from "./plugin/lab";

beforeAll(async () => {
  await startLab();
  const installed = await openclaw("plugins", "install", pluginDir, "--force");
  expect(installed, installed.stderr).toMatchObject({ code: 0 });
});
afterAll(stopLab);

describe("OpenClaw's own command", () => {
  it("knows snapshots of the main session as it was promised", async () => {
    await operator.turn("agent:main:main", "Good morning.");

    const taken = await openclaw("session", "snapshot", "--name", "pre-deployment-check");

    expect(taken, taken.stderr).toMatchObject({ code: 0 });
    const { items } = await client.sessions.listSnapshots("main");
    expect(items).toMatchObject([{ name: "pre-deployment-check", sessionId: "agent:main:main" }]);
    expect(taken.stdout).toContain(items[0]?.id);
  });
});
