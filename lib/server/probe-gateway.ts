import { setTimeout as wait } from "node:timers/promises";
import type { HostStatus } from "@/lib/contract/host";
import { createGatewayHost } from "@/lib/hosts/gateway/gateway-host";
import { version } from "./version";

const PATIENCE_MS = 15_000;
const LOOK_EVERY_MS = 50;

/** Connects once with all scopes that Clawback needs and answers how that went. Changes nothing in the gateway. */
export async function probeGateway(options: {
  url: string;
  token: string | undefined;
  dataDir: string;
}): Promise<HostStatus> {
  const host = createGatewayHost({ ...options, clientVersion: version });
  try {
    const deadline = Date.now() + PATIENCE_MS;
    while (host.status().connection === "connecting" && Date.now() < deadline) await wait(LOOK_EVERY_MS);
    return host.status();
  } finally {
    await host.close();
  }
}
