import { type LookupAddress, lookup } from "node:dns";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { promisify } from "node:util";
import type { AllowedHosts } from "./allowed-hosts";
import { checkAddress, type Resolve } from "./check-address";
import { Undeliverable } from "./undeliverable";

const MOST_ANSWER_BYTES = 2048;

export interface OutgoingPost {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface PostLimits {
  allowed: AllowedHosts;
  /** For name, connection, request and answer together. */
  timeoutMs: number;
  resolve?: Resolve;
}

export interface PostAnswer {
  status: number;
  retryAfterMs: number | null;
  /** The beginning of a refusal's body. Empty for a success: it is not read. */
  text: string;
}

const resolveByDns: Resolve = (hostname) => promisify(lookup)(hostname, { all: true, verbatim: true });

/**
 * Sends one POST to a checked address and to nothing else: the name is resolved once, the connection is made to what was
 * checked, no redirect is followed, no proxy used, and at most 2 KB of an answer are read. Throws `Undeliverable`.
 */
export async function post(
  { url, headers, body }: OutgoingPost,
  { allowed, timeoutMs, resolve = resolveByDns }: PostLimits,
): Promise<PostAnswer> {
  const target = new URL(url);
  const over = AbortSignal.timeout(timeoutMs);
  try {
    const addresses = await until(over, checkAddress(target, allowed, resolve));
    return await until(over, send(target, addresses, { headers, body, signal: over }));
  } catch (error) {
    if (error instanceof Undeliverable) throw error;
    if (over.aborted) throw new Undeliverable(`No answer within ${timeoutMs / 1000} s.`, { cause: error });
    throw new Undeliverable(describeFailure(error), { cause: error });
  }
}

function until<Value>(over: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    over.addEventListener("abort", () => reject(over.reason), { once: true });
    work.then(resolve, reject);
  });
}

interface Sending {
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
}

function send(url: URL, addresses: LookupAddress[], { headers, body, signal }: Sending): Promise<PostAnswer> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: "POST",
      agent: false,
      signal,
      lookup: pinnedTo(addresses),
      headers: {
        "user-agent": "Clawback",
        accept: "application/json, text/plain, */*",
        "content-length": String(Buffer.byteLength(body)),
        connection: "close",
        ...headers,
      },
    });
    outgoing.on("error", reject);
    outgoing.on("response", (answer) => {
      readAnswer(answer)
        .then(resolve, reject)
        .finally(() => outgoing.destroy());
    });
    outgoing.end(body);
  });
}

/** Answers what was checked, whatever the name resolves to by now. */
const pinnedTo =
  (addresses: LookupAddress[]): LookupFunction =>
  (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all || first === undefined) callback(null, addresses);
    else callback(null, first.address, first.family);
  };

async function readAnswer(answer: IncomingMessage): Promise<PostAnswer> {
  const status = answer.statusCode ?? 0;
  const retryAfterMs = readRetryAfter(answer.headers["retry-after"]);
  // The status is the answer: whoever took the alert has taken it, however long the rest would be.
  if (status < 400) return { status, retryAfterMs, text: "" };
  const text = await readBeginning(answer).catch(() => "");
  return { status, retryAfterMs, text };
}

async function readBeginning(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer) {
    if (!(part instanceof Buffer)) break;
    parts.push(part);
    size += part.length;
    if (size >= MOST_ANSWER_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, MOST_ANSWER_BYTES).toString("utf8");
}

function readRetryAfter(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const waitMs = Date.parse(text) - Date.now();
  return Number.isFinite(waitMs) && waitMs > 0 ? waitMs : null;
}

const FAILURES: Record<string, string> = {
  ECONNREFUSED: "The connection was refused.",
  ECONNRESET: "The connection was broken off.",
  EHOSTUNREACH: "The host cannot be reached.",
  ENETUNREACH: "The network cannot be reached.",
  EPIPE: "The connection was broken off.",
  ETIMEDOUT: "The connection took too long.",
};

function describeFailure(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = FAILURES[code];
  if (known !== undefined) return known;
  if (/CERT|SSL|TLS|ALTNAME|SIGNED/.test(code)) return `The host's certificate is not valid (${code}).`;
  return code === "" ? "The connection failed." : `The connection failed (${code}).`;
}
