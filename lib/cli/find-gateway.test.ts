import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { findGateway } from "./find-gateway";

function found(config: string) {
  const folder = mkdtempSync(join(tmpdir(), "clawback-openclaw-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "openclaw.json"), config);
  return findGateway({ NODE_ENV: "test", OPENCLAW_STATE_DIR: folder });
}

it("reads port and token from OpenClaw's configuration, written as people write it", () => {
  const config = `{
    // the lab's
    gateway: { port: 19001, auth: { mode: "token", token: 'a//b', }, },
\t"models": {}, /* end */
  }`;

  expect(found(config)).toMatchObject({ url: "ws://127.0.0.1:19001", token: "a//b" });
});

it("falls back to OpenClaw's own port, and takes no reference for a secret", () => {
  expect(found("{}")).toMatchObject({ url: "ws://127.0.0.1:18789", token: undefined });
  const reference = "$".concat("{SECRET}");
  expect(found(`{"gateway":{"auth":{"token":"${reference}"}}}`)?.token).toBeUndefined();
  expect(found('{"gateway":{"auth":{"password":"p"}}}')?.token).toBe("p");
});

it("finds nothing where there is no configuration, or one that cannot be read", () => {
  expect(found("{")).toBeUndefined();
  expect(findGateway({ NODE_ENV: "test", OPENCLAW_CONFIG_PATH: "/nowhere/openclaw.json" })).toBeUndefined();
});
