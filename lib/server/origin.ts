import { AppError } from "@/lib/contract/errors";
import { isLoopbackName } from "./access";

/** The part of a request that these rules look at: a `Request`'s headers, or those of Next. */
export interface HeaderReader {
  get(name: string): string | null;
}

/**
 * Throws `forbidden` when a request came under a foreign name. A page elsewhere can make its own name resolve to
 * 127.0.0.1 and so become "same-origin" with us; the Host header still tells.
 */
export function requireKnownHost(headers: HeaderReader, loopbackOnly: boolean): void {
  if (!loopbackOnly) return;
  const host = headers.get("host");
  if (host !== null && isLoopbackName(hostName(host))) return;
  throw new AppError(
    "forbidden",
    "Clawback listens on this machine only and answers to localhost and 127.0.0.1, no other name.",
  );
}

/**
 * Throws `forbidden` when a browser sent a write on behalf of another page. Programs send neither header and are
 * judged by their token; a browser always sends at least one with a write.
 */
export function requireOwnOrigin(headers: HeaderReader): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const siteAllowed = site === null || site === "same-origin";
  const originAllowed = origin === null || isOwnOrigin(origin, headers.get("host"));
  if (siteAllowed && originAllowed) return;
  throw new AppError(
    "forbidden",
    "This request came from another page. Clawback takes changes from its own pages and from programs only.",
  );
}

/** Throws `validation_failed` for a path that cannot be decoded. */
export function requireReadablePath(path: string): void {
  try {
    decodeURIComponent(path);
  } catch {
    throw new AppError("validation_failed", "The address holds a % sequence that is not UTF-8.");
  }
}

/** Browsers add these by themselves; programs do not. */
export function isFromBrowser(headers: HeaderReader): boolean {
  return headers.get("sec-fetch-site") !== null || headers.get("origin") !== null;
}

/** Schemes are not compared: behind a proxy that ends TLS the page is https and we are not. */
function isOwnOrigin(origin: string, host: string | null): boolean {
  return (
    host !== null &&
    URL.canParse(origin) &&
    /^https?:$/.test(new URL(origin).protocol) &&
    new URL(origin).host === host.toLowerCase()
  );
}

/** Host header without the port. */
const hostName = (host: string) => host.replace(/:\d+$/, "");
