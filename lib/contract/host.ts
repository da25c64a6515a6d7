import { z } from "zod";
import { Instant } from "./time";

/** A device that waits for approval on the gateway's host, and the command that approves it. */
export const Pairing = z.strictObject({ requestId: z.string(), deviceId: z.string(), command: z.string() });

/**
 * How the connection to the host stands. `misconfigured` is final until a person acts (wrong token, missing scopes,
 * pairing); `unreachable` is tried again by itself. `detail` is a sentence; it never holds a secret.
 */
export const HostStatus = z
  .strictObject({
    kind: z.enum(["gateway", "demo"]),
    name: z.string().meta({ description: "Host and port of the gateway, or demo" }),
    connection: z.enum(["connecting", "connected", "unreachable", "misconfigured"]),
    latencyMs: z.number().nonnegative().nullable(),
    since: Instant,
    nextTryAt: Instant.nullable(),
    detail: z.string().nullable(),
    pairing: Pairing.nullable(),
    version: z.string().nullable(),
  })
  .meta({ id: "HostStatus" });
export type HostStatus = z.infer<typeof HostStatus>;

/** GET /api/v1/health: what the dashboard's top bar shows. */
export const ServerHealth = z
  .strictObject({
    version: z.string(),
    now: Instant,
    host: HostStatus,
    store: z.enum(["sqlite", "postgres"]),
  })
  .meta({ id: "ServerHealth" });
export type ServerHealth = z.infer<typeof ServerHealth>;
