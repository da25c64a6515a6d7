import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** What OpenClaw's own configuration on this host says of its gateway. */
export interface FoundGateway {
  path: string;
  url: string;
  /** Undefined when it is not written there in plain text. */
  token: string | undefined;
}

const DEFAULT_PORT = 18_789;

const Config = z.looseObject({
  gateway: z
    .looseObject({
      port: z.number().int().min(1).max(65_535).optional(),
      auth: z.looseObject({ token: z.unknown(), password: z.unknown() }).partial().optional(),
    })
    .optional(),
});

/** Undefined when this host has no configuration that can be read. */
export function findGateway(env: NodeJS.ProcessEnv = process.env): FoundGateway | undefined {
  const folder = env.OPENCLAW_STATE_DIR || join(homedir(), ".openclaw");
  const path = env.OPENCLAW_CONFIG_PATH || join(folder, "openclaw.json");
  let config: z.infer<typeof Config>;
  try {
    config = Config.parse(parseLoosely(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
  const port = env.OPENCLAW_GATEWAY_PORT || config.gateway?.port || DEFAULT_PORT;
  const { token, password } = config.gateway?.auth ?? {};
  return { path, url: `ws://127.0.0.1:${port}`, token: secret(token) ?? secret(password) };
}

/** JSON with comments, trailing commas and bare keys, which YAML without its comments is a superset of. */
function parseLoosely(text: string): unknown {
  const withoutComments = text.replace(
    /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_whole, string: string | undefined) => string ?? "",
  );
  return parse(withoutComments.replaceAll("\t", " "), { logLevel: "error" });
}

/** A reference to a variable or another file is no secret. */
const secret = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" && !value.includes("${") ? value : undefined;
