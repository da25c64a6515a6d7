import { createServer, isIP, isIPv4 } from "node:net";
import { Refusal } from "./refusal.mjs";

const shortestToken = 16;

/**
 * Where Clawback listens, by HOST and PORT. Refuses an address that others can reach unless a
 * sign-in is configured, and a token short enough to guess.
 *
 * @param {Record<string, string | undefined>} env
 */
export function listenAddress(env) {
  const host = env.HOST || "127.0.0.1";
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Refusal(`PORT is "${env.PORT}"; it must be a number from 1 to 65535.`);
  }
  const token = env.CLAWBACK_TOKEN ?? "";
  if (token !== "" && token.length < shortestToken) {
    throw new Refusal(
      `CLAWBACK_TOKEN has ${token.length} characters; it needs at least ${shortestToken}. ` +
        "A good one: openssl rand -hex 32",
    );
  }
  if (!isLoopback(host) && token === "") {
    throw new Refusal(
      `HOST is "${host}", which other machines can reach, and no sign-in is configured. ` +
        "Set CLAWBACK_TOKEN to a secret of at least 16 characters, or leave HOST out to listen on 127.0.0.1 only.",
    );
  }
  return { host, port, url: `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}` };
}

/**
 * Resolves when the address is free to listen on; refuses when it is not.
 *
 * @param {{ host: string, port: number, url: string }} address
 * @returns {Promise<void>}
 */
export function requireFree({ host, port, url }) {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", (error) => reject(new Refusal(explain(error, { host, port, url }))));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  });
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {{ host: string, port: number, url: string }} address
 */
function explain(error, { host, port, url }) {
  if (error.code === "EADDRINUSE") {
    return `Port ${port} on ${host} is taken: another program, perhaps another Clawback, answers at ${url}. Stop it, or set PORT to a free one: PORT=3001 npm run up`;
  }
  if (error.code === "EACCES")
    return `Port ${port} needs more rights than this account has. Set PORT above 1023.`;
  return `Cannot listen on ${host}:${port}: ${error.message}`;
}

/** @param {string} host */
function isLoopback(host) {
  return host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));
}
