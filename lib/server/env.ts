import { z } from "zod";
import { AppError } from "@/lib/contract/errors";

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const httpOrigin = z.url({ protocol: /^https?$/, error: "must be an http or https address" });

const Env = z
  .object({
    NODE_ENV: z.string().default("production"),
    /** Interface to listen on. Anything but loopback demands `CLAWBACK_TOKEN`. */
    HOST: optional(z.string()).transform((host) => host ?? "127.0.0.1"),
    PORT: optional(z.coerce.number().int().min(1).max(65_535)).transform((port) => port ?? 3000),
    /** SQLite file and device keys. */
    CLAWBACK_DATA_DIR: optional(z.string()).transform((folder) => folder ?? "./data"),
    /** A file with the recovery policy, such as `agent-config.yaml`: read at the start and whenever it changes. */
    CLAWBACK_CONFIG: optional(z.string()),
    DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgres://")),
    OPENCLAW_GATEWAY_URL: optional(
      z.url({ protocol: /^(wss?|https?)$/, error: "must be a ws or wss address" }),
    ),
    OPENCLAW_GATEWAY_TOKEN: optional(z.string()),
    /** Show a remote Clawback instead of running an engine. */
    OPENCLAW_API_URL: optional(httpOrigin),
    OPENCLAW_API_TOKEN: optional(z.string()),
    CLAWBACK_TOKEN: optional(
      z.string().regex(/^[\x21-\x7e]{16,512}$/, "must have 16 to 512 visible ASCII characters"),
    ),
    /** How people reach the dashboard: what links in alerts begin with. */
    CLAWBACK_PUBLIC_URL: optional(httpOrigin),
    /** Hosts to which alerts may go although their address is not public: `name` or `name:port`, by commas. */
    CLAWBACK_ALERT_HOSTS: optional(z.string()),
    /** The demo host's agents do the same under the same seed. */
    CLAWBACK_DEMO_SEED: optional(z.coerce.number().int().nonnegative()).transform((seed) => seed ?? 1),
    /** How often the demo's agents act, in ms; 0 leaves them still. */
    CLAWBACK_DEMO_STEP_MS: optional(z.coerce.number().int().nonnegative()).transform(
      (stepMs) => stepMs ?? 5000,
    ),
    /** The moment at which a demo believes it is started, so that its pictures are the same every time. */
    CLAWBACK_DEMO_NOW: optional(z.iso.datetime("must be a moment such as 2026-11-22T03:17:42Z")),
  })
  .refine((env) => env.OPENCLAW_GATEWAY_TOKEN === undefined || env.OPENCLAW_GATEWAY_URL !== undefined, {
    path: ["OPENCLAW_GATEWAY_URL"],
    error: "must be set when OPENCLAW_GATEWAY_TOKEN is",
  });
export type Env = z.infer<typeof Env>;

let parsed: Env | undefined;

/** The settings from the environment, parsed once. Throws an `AppError` whose sentence names the variable, never its value. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** For tests, and for `env`. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const result = Env.safeParse(variables);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0] ?? { path: [], message: "is wrong" };
  throw new AppError("validation_failed", `The environment variable ${path.join(".")} ${message}.`);
}
