import { join } from "node:path";
import type { Env } from "./env";

/**
 * The demo has a database of its own, whatever `DATABASE_URL` says: its sessions must not turn up among real ones as
 * deleted, nor a real rollback be settled against agents that never had it.
 */
export function databaseUrl({
  OPENCLAW_GATEWAY_URL: gateway,
  DATABASE_URL,
  CLAWBACK_DATA_DIR: dataDir,
}: Env): string {
  if (gateway === undefined) return `sqlite:${join(dataDir, "demo.db")}`;
  return DATABASE_URL ?? `sqlite:${join(dataDir, "clawback.db")}`;
}
