import type { IncomingMessage, ServerResponse } from "node:http";
import type { Address } from "./clawback";
import type { OpenClaw } from "./open-claw";

const PREFIX = "/api/v1/sessions";
const BODY_MAX_BYTES = 1_048_576;
const TIMEOUT_MS = 180_000;

/** What of a request and of an answer goes on. Who asks is never among it: the gateway has checked that. */
const SENT = ["accept", "content-type", "idempotency-key", "prefer"];
const ANSWERED = [
  ...[
    "content-type",
    "location",
    "retry-after",
    "x-request-id",
    "preference-applied",
    "idempotency-replayed",
  ],
  ...["cache-control", "allow"],
];

/** `/api/v1/sessions/…` on the gateway's own port. Whom the gateway lets in is, to Clawback, the gateway's operator. */
export function registerRoutes(claw: OpenClaw, address: Address): void {
  claw.registerHttpRoute({
    path: PREFIX,
    match: "prefix",
    auth: "gateway",
    handler: async (request, response) => {
      await forward(address, request, response).catch((error: unknown) => refuse(response, error));
      return true;
    },
  });
}

async function forward(clawback: Address, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, search } = new URL(request.url ?? "/", "http://gateway");
  if (pathname !== PREFIX && !pathname.startsWith(`${PREFIX}/`))
    throw new Problem(404, "not_found", "No such address.");
  const body = await readBody(request);
  const answer = await fetch(`${clawback.origin}${pathname}${search}`, {
    method: request.method ?? "GET",
    headers: { ...pick(SENT, (name) => request.headers[name]), ...clawback.headers },
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(body.length > 0 ? { body } : {}),
  });
  response.writeHead(
    answer.status,
    pick(ANSWERED, (name) => answer.headers.get(name) ?? undefined),
  );
  response.end(Buffer.from(await answer.arrayBuffer()));
}

function pick(
  names: string[],
  find: (name: string) => string | string[] | undefined,
): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = find(name);
    if (typeof value === "string") picked[name] = value;
  }
  return picked;
}

async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > BODY_MAX_BYTES)
      throw new Problem(413, "payload_too_large", "The body is larger than 1 MiB.");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

class Problem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  const { status, code, message } =
    error instanceof Problem
      ? error
      : new Problem(503, "host_unavailable", "Clawback cannot be reached from the gateway. Is it running?");
  response.writeHead(status, {
    "content-type": "application/problem+json",
    ...(status === 503 ? { "retry-after": "5" } : {}),
  });
  const title = status === 503 ? "Clawback cannot be reached" : "Refused";
  response.end(JSON.stringify({ type: "about:blank", title, status, detail: message, code, requestId: "" }));
}
