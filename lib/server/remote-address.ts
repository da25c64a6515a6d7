import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { env } from "./env";
import type { HeaderReader } from "./origin";
import { processWide } from "./process-wide";

/** Set by us on every request, over whatever the other side sent under this name. */
const HEADER = "x-clawback-peer";

const noted = () => processWide("remote-address", () => ({ isOn: false }));

/** From here on every request that this process is sent carries the address of its connection. */
export function noteAddresses(): void {
  if (noted().isOn) return;
  noted().isOn = true;
  subscribe("http.server.request.start", (message) => {
    // What Node documents for this channel.
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    request.headers[HEADER] = socket.remoteAddress ?? "";
  });
}

/**
 * Where a request came from: the other side of the connection, or, behind as many proxies as `CLAWBACK_TRUSTED_PROXIES`
 * says, what the outermost of them saw. Null where nobody noted it. What a caller says of itself is never believed.
 */
export function addressOf(headers: HeaderReader): string | null {
  const peer = headers.get(HEADER);
  if (!noted().isOn || peer === null || peer === "") return null;
  const { CLAWBACK_TRUSTED_PROXIES: proxies } = env();
  if (proxies === 0) return plain(peer);
  const told = (headers.get("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  const path = [...told.filter((part) => part !== ""), peer];
  return plain(path.at(-1 - proxies) ?? path[0] ?? peer);
}

/** IPv4 that arrived on an IPv6 socket is IPv4. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "").slice(0, 64);
