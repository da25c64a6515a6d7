import "server-only";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { AppError, isAppError } from "@/lib/contract/errors";
import type { Actor } from "@/lib/contract/snapshot";
import { getAccess } from "./access";
import { recordSignIn } from "./audit-sign-in";
import {
  COOKIE_LIFETIME_MS,
  COOKIE_NAME,
  callerOf,
  identify,
  isCookieValid,
  issueCookie,
  requireToken,
} from "./credentials";
import { requireKnownHost, requireOwnOrigin } from "./origin";

/** Who is asking, in a page, a layout or an action. Throws `unauthorized`, `rate_limited` or `forbidden`. */
export async function requireActor(): Promise<Actor> {
  const access = getAccess();
  const requestHeaders = await headers();
  requireKnownHost(requestHeaders, access.loopbackOnly);
  const cookie = (await cookies()).get(COOKIE_NAME)?.value;
  return identify({ headers: requestHeaders, cookie }, access);
}

/** The same for pages: whoever is not signed in is sent to the sign-in page. */
export async function requirePageActor(): Promise<Actor> {
  try {
    return await requireActor();
  } catch (error) {
    if (isAppError(error) && error.code === "unauthorized") redirect("/sign-in");
    throw error;
  }
}

/** Whether there is anything to sign in to. */
export function isSignInNeeded(): boolean {
  return getAccess().token !== undefined;
}

/** Checks a token and leaves the session cookie. Only inside a server action. Throws like `requireActor`. */
export async function signIn(token: string): Promise<void> {
  const access = getAccess();
  const requestHeaders = await headers();
  requireKnownHost(requestHeaders, access.loopbackOnly);
  requireOwnOrigin(requestHeaders);
  if (access.token === undefined)
    throw new AppError("forbidden", "This server has no token, so there is nothing to sign in to.");
  try {
    requireToken(token, callerOf(requestHeaders), access, access.token);
  } catch (error) {
    await recordSignIn(requestHeaders, "sign-in", error);
    throw error;
  }
  await recordSignIn(requestHeaders, "sign-in");
  (await cookies()).set(COOKIE_NAME, issueCookie(access.token), {
    httpOnly: true,
    sameSite: "strict",
    path: "/",
    secure: requestHeaders.get("x-forwarded-proto") === "https",
    maxAge: COOKIE_LIFETIME_MS / 1000,
  });
}

/** Forgets the session cookie. Only inside a server action. */
export async function signOut(): Promise<void> {
  const requestHeaders = await headers();
  requireOwnOrigin(requestHeaders);
  const jar = await cookies();
  const { token } = getAccess();
  if (token !== undefined && isCookieValid(jar.get(COOKIE_NAME)?.value ?? "", token))
    await recordSignIn(requestHeaders, "sign-out");
  jar.delete(COOKIE_NAME);
}
