import type { HostStatus } from "@/lib/contract/host";
import type { Refusal } from "./gateway-errors";

/** What Clawback asks for: read and write for snapshots, admin to write files and settings back. */
export const SCOPES = ["operator.read", "operator.write", "operator.admin"];

/** Why the gateway does not let us in although it can be reached, and what a person has to do. */
export interface SetupProblem {
  detail: string;
  pairing: HostStatus["pairing"];
  /** When to look again by ourselves. Null when only a restart with another configuration can help. */
  retryAfterMs: number | null;
}

const PAIRING_LOOK_MS = 15_000;
const RATE_LIMIT_MS = 300_000;

const SENTENCES: Record<string, string> = {
  AUTH_TOKEN_MISMATCH:
    "The gateway does not accept the token. Set OPENCLAW_GATEWAY_TOKEN to the gateway's gateway.auth.token and start Clawback again.",
  AUTH_TOKEN_MISSING: "The gateway asks for a token. Set OPENCLAW_GATEWAY_TOKEN and start Clawback again.",
  AUTH_PASSWORD_MISSING:
    "The gateway asks for a password. Set OPENCLAW_GATEWAY_TOKEN to it and start Clawback again.",
  AUTH_PASSWORD_MISMATCH:
    "The gateway does not accept the password. Set OPENCLAW_GATEWAY_TOKEN to it and start Clawback again.",
  AUTH_DEVICE_TOKEN_MISMATCH:
    "The gateway no longer accepts the token it gave this installation. Start Clawback again with OPENCLAW_GATEWAY_TOKEN set.",
  DEVICE_IDENTITY_REQUIRED:
    "The gateway asks for a token or an approved device. Set OPENCLAW_GATEWAY_TOKEN and start Clawback again.",
  PROTOCOL_MISMATCH: "The gateway speaks another protocol version than Clawback, which speaks version 4.",
};

/** The problem behind a refused connect. Undefined when trying again may help by itself. */
export function setupProblem(refusal: Refusal): SetupProblem | undefined {
  const { details } = refusal;
  if (details.code === "PAIRING_REQUIRED" && details.requestId) {
    const command = `openclaw devices approve ${details.requestId}`;
    return {
      detail: `This installation must be approved once on the gateway's machine: run "${command}" there.`,
      pairing: { requestId: details.requestId, deviceId: details.deviceId ?? "", command },
      retryAfterMs: PAIRING_LOOK_MS,
    };
  }
  if (details.code === "AUTH_RATE_LIMITED") {
    const retryAfterMs = refusal.retryAfterMs ?? RATE_LIMIT_MS;
    const minutes = Math.ceil(retryAfterMs / 60_000);
    return {
      detail: `The gateway saw too many wrong tokens from this address and refuses all of them for ${minutes} min.`,
      pairing: null,
      retryAfterMs,
    };
  }
  const sentence = SENTENCES[details.code ?? ""];
  return sentence === undefined ? undefined : { detail: sentence, pairing: null, retryAfterMs: null };
}

/** The problem of a connection that was let in with fewer scopes than asked for. It would receive no session events. */
export function missingScopes(granted: string[]): SetupProblem | undefined {
  // The gateway counts admin as all of them.
  if (granted.includes("operator.admin")) return undefined;
  const missing = SCOPES.filter((scope) => !granted.includes(scope));
  return {
    detail:
      `The gateway let Clawback in without the scopes ${missing.join(", ")}. ` +
      "It grants them to direct connections from its own machine and to approved devices, not through a browser or an unnamed proxy.",
    pairing: null,
    retryAfterMs: null,
  };
}
