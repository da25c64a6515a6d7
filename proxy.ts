import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { problemResponse, requestIdOf } from "@/lib/api/problem";
import { toProblem } from "@/lib/contract/errors";
import { getAccess } from "@/lib/server/access";
import { env } from "@/lib/server/env";
import { requireKnownHost, requireReadablePath } from "@/lib/server/origin";

// Built files run no script of their own.
export const config = { matcher: "/((?!_next/static|_next/image|healthz$|readyz$).*)" };

/**
 * Gives every page a Content-Security-Policy with its own nonce, which Next puts on the scripts it writes. Refuses what
 * Next itself would stumble over, and pages under a foreign host name. Who may see or do what is decided by the pages,
 * actions and routes themselves.
 */
export function proxy(request: NextRequest): Response {
  const { pathname } = request.nextUrl;
  const isApi = pathname.startsWith("/api/");
  try {
    requireReadablePath(pathname);
    if (isApi) return NextResponse.next();
    requireKnownHost(request.headers, getAccess().loopbackOnly);
  } catch (error) {
    return isApi ? problemResponse(error, requestIdOf(request.headers)) : refusePage(error);
  }
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"));
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

function refusePage(error: unknown): Response {
  const { status, detail } = toProblem(error, "");
  return new Response(`${detail}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}

function contentSecurityPolicy(nonce: string): string {
  // React explains errors with eval in development, and never uses it in production.
  const development = env().NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}
