import { z } from "zod";
import { Instant } from "./time";

/** A device that waits for approval on the gateway's host, and the command that approves it. */
export const Pairing = z.strictObject({ requestId: z.string(), deviceId: z.string(), command: z.string() });

/** Clawback's plugin in the host. `detail` says when it is older or newer than Clawback, and what follows. */
export const HostPlugin = z
  .strictObject({ version: z.string(), usable: z.boolean(), detail: z.string().nullable() })
  .meta({ id: "HostPlugin" });
export type HostPlugin = z.infer<typeof HostPlugin>;

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
    /** Null: there is none, or the host has no plugins. */
    plugin: HostPlugin.nullable().optional(),
  })
  .meta({ id: "ServerHealth" });
export type ServerHealth = z.infer<typeof ServerHealth>;
