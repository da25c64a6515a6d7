import { getCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { Access } from "@/lib/server/access";
import { COOKIE_NAME, identify } from "@/lib/server/credentials";
import { requireKnownHost, requireOwnOrigin, requireReadablePath } from "@/lib/server/origin";
import { addressOf } from "@/lib/server/remote-address";
import type { ApiEnv } from "./context";

const isWrite = (method: string) => method !== "GET" && method !== "HEAD" && method !== "OPTIONS";

/** Decides who asks, and turns away whoever may not: in this order Host, token or cookie, origin of a write. */
export const guard = (access: Access) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    requireReadablePath(new URL(c.req.url).pathname);
    const trusted = c.env?.actor;
    if (trusted !== undefined) {
      c.set("actor", trusted);
      c.set("address", c.env.address ?? null);
      return next();
    }
    const { headers } = c.req.raw;
    c.set("address", addressOf(headers));
    requireKnownHost(headers, access.loopbackOnly);
    c.set("actor", identify({ headers, cookie: getCookie(c, COOKIE_NAME) }, access));
    if (isWrite(c.req.method)) requireOwnOrigin(headers);
    return next();
  });
