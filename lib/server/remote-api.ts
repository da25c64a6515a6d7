import { parse } from "hono/utils/cookie";
import { AppError } from "@/lib/contract/errors";
import type { Access } from "./access";
import { COOKIE_NAME, identify } from "./credentials";
import { onlyAsks } from "./only-asks";
import { requireKnownHost, requireOwnOrigin } from "./origin";

interface Remote {
  access: Access;
  origin: string;
  token: string | undefined;
}

const SENT_ON = ["accept", "content-type", "last-event-id", "x-request-id"];
const PASSED_BACK = [
  "content-type",
  "cache-control",
  "content-security-policy",
  "location",
  "retry-after",
  "vary",
  "x-accel-buffering",
  "x-request-id",
];
/** Tells a server that it is asked by a server like itself. */
const LOOP_MARK = "x-clawback-proxied";

/**
 * Passes what a browser asks, and changes nothing, on to the remote API, with the token that only the server has. Cookies and all other
 * headers stay here, redirects are not followed, and writes are refused: they come as server actions.
 */
export async function proxyRead(request: Request, { access, origin, token }: Remote): Promise<Response> {
  const { headers } = request;
  requireKnownHost(headers, access.loopbackOnly);
  identify({ headers, cookie: parse(headers.get("cookie") ?? "")[COOKIE_NAME] }, access);
  const { pathname, search } = new URL(request.url);
  if (!onlyAsks(request.method, pathname)) {
    throw new AppError("forbidden", `This server shows the one at ${origin}. Send changes there.`);
  }
  if (request.method === "POST") requireOwnOrigin(headers);
  if (headers.has(LOOP_MARK)) {
    throw new AppError(
      "host_unavailable",
      "OPENCLAW_API_URL leads back to this server. It must name another one, or be unset.",
    );
  }
  return passBack(
    await fetchRemote(`${origin.replace(/\/+$/, "")}${pathname}${search}`, request, token),
    origin,
  );
}

async function fetchRemote(url: string, request: Request, token: string | undefined): Promise<Response> {
  const headers = new Headers({ [LOOP_MARK]: "1" });
  for (const name of SENT_ON) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
  try {
    const body = request.body === null ? {} : { body: request.body, duplex: "half" };
    return await fetch(url, {
      method: request.method,
      headers,
      signal: request.signal,
      redirect: "manual",
      ...body,
    } as RequestInit); // the types do not know `duplex`, which a streamed body needs
  } catch (error) {
    // The browser went away: nobody reads this, and nothing failed.
    if (request.signal.aborted) return new Response(null, { status: 499 });
    throw new AppError(
      "host_unavailable",
      `The Clawback server at ${new URL(url).origin} cannot be reached.`,
      { cause: error, retryAfterMs: 5000 },
    );
  }
}

/**
 * Throws for answers that are about the connection between the two servers. A 401 of the remote one is about our token
 * for it and must not look as if the person here were signed out.
 */
export function requireUsable(response: Response, origin: string): void {
  if (response.status === 401) {
    throw new AppError("host_unavailable", `The server at ${origin} does not take OPENCLAW_API_TOKEN.`);
  }
  if (response.status >= 300 && response.status < 400) {
    throw new AppError(
      "host_unavailable",
      `The server at ${origin} sends elsewhere. Put its final address into OPENCLAW_API_URL.`,
    );
  }
}

function passBack(response: Response, origin: string): Response {
  requireUsable(response, origin);
  const headers = new Headers({ "x-content-type-options": "nosniff" });
  for (const name of PASSED_BACK) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, headers });
}
