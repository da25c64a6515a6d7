import { AppError } from "@/lib/contract/errors";
import type { SetupProblem } from "./setup-problem";

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The gateway's address. Throws `validation_failed` when it is none. */
export function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url && /^wss?:$/.test(url.protocol)) return url;
  throw new AppError(
    "validation_failed",
    "OPENCLAW_GATEWAY_URL must be an address such as ws://127.0.0.1:18789.",
  );
}

/** True when the gateway runs on this machine: it then needs no device identity. */
export const isLoopback = (url: URL): boolean => LOOPBACK.test(url.hostname.toLowerCase());

/** What to say when the client refuses an address because the token would be readable on the way. */
export function plaintextProblem(url: URL): SetupProblem {
  return {
    detail:
      `Clawback does not send the token to ${url.host} unencrypted. Use a wss:// address or an SSH tunnel; ` +
      "on a trusted private network OPENCLAW_ALLOW_INSECURE_PRIVATE_WS=1 permits it.",
    pairing: null,
    retryAfterMs: null,
  };
}

/** Why no connection came about, for people. */
export function describeFailure(error: unknown, url: URL): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code; // sockets fail with ErrnoException
  if (code === "ECONNREFUSED") return `Nothing answers at ${url.host}. Is the gateway running?`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `The name ${url.hostname} is not known here.`;
  return `The gateway at ${url.host} cannot be reached.`;
}
