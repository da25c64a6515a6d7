import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isAppError } from "@/lib/contract/errors";
import { getAccess } from "@/lib/server/access";
import { env } from "@/lib/server/env";
import { requireKnownHost } from "@/lib/server/origin";

// The API answers for itself; built files and pictures run no script of their own.
export const config = { matcher: "/((?!api/|_next/static|_next/image|healthz|readyz).*)" };

/**
 * Gives every page a Content-Security-Policy with its own nonce, which Next puts on the scripts it writes. Requests
 * under a foreign host name get no page. Who may see what is decided by the pages, actions and routes themselves.
 */
export function proxy(request: NextRequest): NextResponse {
  try {
    requireKnownHost(request.headers, getAccess().loopbackOnly);
  } catch (error) {
    return new NextResponse(isAppError(error) ? error.detail : "Not allowed", { status: 403 });
  }
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"));
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
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
