import type { HonoRequest } from "hono";
import { createMiddleware } from "hono/factory";
import { AppError } from "@/lib/contract/errors";
import type { ApiEnv } from "./context";

const LIMIT_BYTES = 1_048_576;

/** The addresses that also take YAML. */
const YAML_PATHS = /^\/api\/v1\/policy(\/preview)?$/;

export const isYaml = (contentType: string | undefined): boolean =>
  /^(application|text)\/(x-)?yaml\s*(;|$)/i.test(contentType ?? "");

/** Reads the body of a write, never more than 1 MiB of it, and makes sure that it is JSON, or YAML where that is read. No body counts as `{}`. */
export const readBody = createMiddleware<ApiEnv>(async (c, next) => {
  if (c.req.raw.body === null) return next();
  const bytes = await readLimited(c.req.raw);
  const text = decode(bytes);
  if (YAML_PATHS.test(c.req.path) && isYaml(c.req.header("content-type"))) {
    keep(c.req, text);
    return next();
  }
  if (text !== "") {
    requireJson(c.req.header("content-type"));
    requireSyntax(text);
  }
  // Without a type, Hono takes no bytes for no body, and refuses any others.
  keep(c.req, text === "" && c.req.header("content-type") !== undefined ? "{}" : text);
  return next();
});

/** Where Hono looks for a body that was read before. It awaits what it finds there, though the type names plain text. */
function keep(request: HonoRequest, text: string): void {
  request.bodyCache.text = Promise.resolve(text) as unknown as string;
}

async function readLimited(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > LIMIT_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > LIMIT_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = () => new AppError("payload_too_large", "The body of a request has at most 1 MiB.");

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("validation_failed", "The body is not UTF-8 text.");
  }
}

function requireJson(contentType: string | undefined): void {
  if (/^application\/json\s*(;|$)/i.test(contentType ?? "")) return;
  throw new AppError("validation_failed", "Send the body as JSON, with content-type: application/json.");
}

function requireSyntax(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new AppError("validation_failed", "The body is not valid JSON.");
  }
}
