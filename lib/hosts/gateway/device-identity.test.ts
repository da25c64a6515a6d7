import { createHash, createPublicKey, verify } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deviceAuth, hasDeviceIdentity, loadDeviceIdentity } from "./device-identity";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "clawback-device-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const modeOf = (file: string) => statSync(join(dataDir, file)).mode & 0o777;

describe("the device identity", () => {
  it("is made once, kept, and readable by nobody else", () => {
    expect(hasDeviceIdentity(dataDir)).toBe(false);
    const first = loadDeviceIdentity(dataDir);

    expect(loadDeviceIdentity(dataDir)).toEqual(first);
    expect(hasDeviceIdentity(dataDir)).toBe(true);
    expect(modeOf("gateway-device.json")).toBe(0o600);
  });

  it("is named by its public key and signs what the key verifies", () => {
    const device = loadDeviceIdentity(dataDir);
    const auth = deviceAuth(dataDir, "gateway:1");
    const raw = Buffer.from(auth.publicKeyRawBase64UrlFromPem(device.publicKeyPem), "base64url");

    const signature = Buffer.from(auth.signDevicePayload(device.privateKeyPem, "payload"), "base64url");

    expect(createHash("sha256").update(raw).digest("hex")).toBe(device.deviceId);
    expect(verify(null, Buffer.from("payload"), createPublicKey(device.publicKeyPem), signature)).toBe(true);
  });
});

describe("the gateway's token for the device", () => {
  const owner = { deviceId: "d", role: "operator" };

  it("is kept per gateway, readable by nobody else, and forgotten when it is stale", () => {
    const here = deviceAuth(dataDir, "here:1");
    const there = deviceAuth(dataDir, "there:1");

    here.storeDeviceAuthToken({ ...owner, token: "t", scopes: ["operator.read"] });

    expect(here.loadDeviceAuthToken(owner)).toEqual({ token: "t", scopes: ["operator.read"] });
    expect(there.loadDeviceAuthToken(owner)).toBeNull();
    expect(modeOf("gateway-device-tokens.json")).toBe(0o600);
    here.clearDeviceAuthToken(owner);
    expect(here.loadDeviceAuthToken(owner)).toBeNull();
  });
});
