import { createHash, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DeviceIdentity, GatewayClientHostDeps } from "@openclaw/gateway-client";
import { z } from "zod";
import { readPrivateFile, writePrivateFile } from "./private-file";

const StoredDevice = z.object({ deviceId: z.string(), privateKeyPem: z.string(), publicKeyPem: z.string() });

const StoredTokens = z.record(z.string(), z.object({ token: z.string(), scopes: z.array(z.string()) }));

const identityFile = (dataDir: string): string => join(dataDir, "gateway-device.json");

/** True when this installation has made itself known to a gateway before. */
export const hasDeviceIdentity = (dataDir: string): boolean => existsSync(identityFile(dataDir));

/**
 * This installation's Ed25519 identity, made at the first call and kept in `dataDir`. A gateway elsewhere knows us by
 * it: losing the file means being approved again.
 */
export function loadDeviceIdentity(dataDir: string): DeviceIdentity {
  const path = identityFile(dataDir);
  const stored = readPrivateFile(path, StoredDevice);
  if (stored) return stored;
  const keys = generateKeyPairSync("ed25519");
  const device = {
    deviceId: createHash("sha256").update(rawKey(keys.publicKey)).digest("hex"),
    privateKeyPem: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKeyPem: keys.publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
  writePrivateFile(path, device);
  return device;
}

/** What the gateway client needs to prove the identity and to keep the token that the gateway issues for it. */
export function deviceAuth(dataDir: string, gateway: string) {
  const path = join(dataDir, "gateway-device-tokens.json");
  const read = () => readPrivateFile(path, StoredTokens) ?? {};
  const nameOf = (deviceId: string, role: string) => `${gateway} ${deviceId} ${role}`;
  return {
    signDevicePayload: (privateKeyPem, payload) =>
      sign(null, Buffer.from(payload), privateKeyPem).toString("base64url"),
    publicKeyRawBase64UrlFromPem: (pem) => rawKey(createPublicKey(pem)).toString("base64url"),
    loadDeviceAuthToken: ({ deviceId, role }) => read()[nameOf(deviceId, role)] ?? null,
    storeDeviceAuthToken: ({ deviceId, role, token, scopes }) =>
      writePrivateFile(path, { ...read(), [nameOf(deviceId, role)]: { token, scopes } }),
    clearDeviceAuthToken: ({ deviceId, role }) => {
      const { [nameOf(deviceId, role)]: _stale, ...rest } = read();
      writePrivateFile(path, rest);
    },
  } satisfies GatewayClientHostDeps;
}

// The last 32 bytes of the SPKI form are the key itself.
const rawKey = (key: ReturnType<typeof createPublicKey>): Buffer =>
  key.export({ type: "spki", format: "der" }).subarray(-32);
