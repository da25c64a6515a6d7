import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { AppError } from "@/lib/contract/errors";
import type { Actor } from "@/lib/contract/snapshot";
import type { Access } from "./access";
import { type HeaderReader, isFromBrowser } from "./origin";
import { addressOf } from "./remote-address";

export const COOKIE_NAME = "clawback_session";
export const COOKIE_LIFETIME_MS = 7 * 24 * 3_600_000;

/** What a request shows of itself. */
export interface Credentials {
  headers: HeaderReader;
  /** Value of the session cookie. */
  cookie: string | undefined;
}

/**
 * Who is asking. Throws `unauthorized` without a right token or cookie, `rate_limited` after too many wrong tokens.
 * Without `CLAWBACK_TOKEN` everyone who gets here is the local user.
 */
export function identify({ headers, cookie }: Credentials, access: Access): Actor {
  if (access.token === undefined) {
    return isFromBrowser(headers)
      ? { kind: "user", name: "local" }
      : { kind: "token", name: pluginNamed(headers) ?? "local" };
  }
  const shown = /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (shown !== undefined) {
    // The right token never waits: a caller's address can be forged, and guesses under it must not lock its owner out.
    if (!isEqual(shown, access.token)) requireToken(shown, callerOf(headers), access, access.token);
    return { kind: "token", name: pluginNamed(headers) ?? "api" };
  }
  if (cookie !== undefined && isCookieValid(cookie, access.token)) return { kind: "user", name: "operator" };
  throw new AppError("unauthorized", "Sign in, or send the token as a bearer Authorization header.");
}

/** Which part of OpenClaw asks, when its plugin does. Only a name in the audit log: whoever says it was let in already. */
const pluginNamed = (headers: HeaderReader): string | undefined =>
  /^openclaw:[a-z-]{1,40}$/.exec(headers.get("clawback-caller") ?? "")?.[0];

/** Throws unless `shown` is the token; every failure counts against the caller. */
export function requireToken(shown: string, caller: string, { signInFailures }: Access, token: string): void {
  const waitMs = signInFailures.waitMs(caller);
  if (waitMs > 0)
    throw new AppError("rate_limited", "Too many wrong tokens. Wait a minute.", { retryAfterMs: waitMs });
  if (isEqual(shown, token)) return;
  signInFailures.record(caller);
  throw new AppError("unauthorized", "The token is not right.");
}

/** The address of the other side; where nobody noted it, what Next or a proxy named. */
export function callerOf(headers: HeaderReader): string {
  return addressOf(headers) ?? headers.get("x-forwarded-for")?.split(",")[0]?.trim() ?? "unknown";
}

/** A cookie value that proves a sign-in until it expires, and says nothing about the token. Every replica accepts it. */
export function issueCookie(token: string, now = Date.now()): string {
  const claim = `${now + COOKIE_LIFETIME_MS}.${randomBytes(16).toString("base64url")}`;
  return `${claim}.${sign(claim, token)}`;
}

export function isCookieValid(value: string, token: string, now = Date.now()): boolean {
  const [, claim, expiresAt, mac] = /^((\d{1,16})\.[\w-]{22})\.([\w-]{43})$/.exec(value) ?? [];
  if (claim === undefined || mac === undefined) return false;
  return isEqual(mac, sign(claim, token)) && Number(expiresAt) > now;
}

const sign = (claim: string, token: string) =>
  createHmac("sha256", token).update(`clawback session ${claim}`).digest("base64url");

/** In constant time; the digests make the lengths equal. */
function isEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
