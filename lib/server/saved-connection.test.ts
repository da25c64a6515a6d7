import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { parseEnv, withSavedConnection } from "./env";
import { connectionPath, saveConnection } from "./saved-connection";

function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "clawback-connection-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const settingsOf = (variables: Record<string, string>) => parseEnv(withSavedConnection(variables));

it("is the gateway where the environment names none, and an empty variable names none", () => {
  const CLAWBACK_DATA_DIR = scratchFolder();
  expect(settingsOf({ CLAWBACK_DATA_DIR }).OPENCLAW_GATEWAY_URL).toBeUndefined();

  saveConnection(CLAWBACK_DATA_DIR, { url: "ws://127.0.0.1:18789", token: "t" });

  for (const variables of [{}, { OPENCLAW_GATEWAY_URL: "", OPENCLAW_GATEWAY_TOKEN: "" }])
    expect(settingsOf({ CLAWBACK_DATA_DIR, ...variables })).toMatchObject({
      OPENCLAW_GATEWAY_URL: "ws://127.0.0.1:18789",
      OPENCLAW_GATEWAY_TOKEN: "t",
    });
});

it("gives way to the environment: its token is never sent to another gateway", () => {
  const CLAWBACK_DATA_DIR = scratchFolder();
  saveConnection(CLAWBACK_DATA_DIR, { url: "ws://127.0.0.1:18789", token: "t" });

  const settings = settingsOf({ CLAWBACK_DATA_DIR, OPENCLAW_GATEWAY_URL: "ws://10.0.0.5:1" });

  expect(settings.OPENCLAW_GATEWAY_URL).toBe("ws://10.0.0.5:1");
  expect(settings.OPENCLAW_GATEWAY_TOKEN).toBeUndefined();
});

it("is for this user alone, also when it replaces a file that others could read", () => {
  const folder = scratchFolder();
  writeFileSync(connectionPath(folder), "{}");
  chmodSync(connectionPath(folder), 0o644);

  saveConnection(folder, { url: "ws://127.0.0.1:18789" });

  expect(statSync(connectionPath(folder)).mode & 0o777).toBe(0o600);
});

it("stops the start with a sentence when it is damaged, instead of showing the demo", () => {
  const CLAWBACK_DATA_DIR = scratchFolder();
  writeFileSync(connectionPath(CLAWBACK_DATA_DIR), "{");

  expect(() => settingsOf({ CLAWBACK_DATA_DIR })).toThrow("clawback connect");
});
