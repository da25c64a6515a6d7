import { AppError, isAppError, PROBLEMS } from "@/lib/contract/errors";
import { readProblem } from "./read-problem";

/** What a client is made from. Everything has a default. */
export interface ClientOptions {
  /** Origin of the server; `/api/v1` is added. Default: `OPENCLAW_API_URL`, in a page its own origin, else `http://127.0.0.1:3000`. */
  baseUrl?: string;
  /** Bearer token. Default: `OPENCLAW_API_TOKEN`; "" for none. */
  token?: string;
  /** Whatever speaks like `fetch`: tests and the server bind it to the API itself. */
  fetch?: (request: Request) => Promise<Response>;
  /** How long a read, or a write that is not a rollback, may take. Default 30,000. */
  timeoutMs?: number;
  /** How long a capture, rollback, undo, check or verification may take. Default 180,000. */
  rollbackTimeoutMs?: number;
  /** How often a failed read is repeated. Writes never are. Default 2. */
  maxReadRetries?: number;
  /** Sent with every request. */
  requestHeaders?: Record<string, string>;
}

/** For one call: a way to give up, and the key that makes the repetition of a write harmless. */
export interface CallOptions {
  signal?: AbortSignal;
  /** Default: a new one for each call. Repeat a write of unknown fate with the key of its first try. */
  idempotencyKey?: string;
}

/** How an answer is read. A zod schema is one. */
export interface Answer<Data> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: Data }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[] }[] } };
}

export interface ApiCall<Data> extends CallOptions {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/api/v1`, already encoded. */
  path: string;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  answer: Answer<Data>;
  timeoutMs?: number;
  /** A POST that only asks: it needs no Idempotency-Key, and its fate is nothing to worry about. */
  asks?: boolean;
}

/** A wait named by the server is obeyed up to here; a longer one is left to the caller. */
const LONGEST_WAIT_MS = 5_000;
const FIRST_WAIT_MS = 200;

/**
 * Sends calls to the API and parses the answers.
 *
 * Every failure is an `AppError`: the one of the problem document, `host_unavailable` when the server cannot be
 * reached or gives no answer in time, `internal` when it answers what the contract does not know. A call that the
 * caller's own signal ended rejects with the reason of that signal.
 */
export class Transport {
  readonly origin: string;
  readonly rollbackTimeoutMs: number;
  readonly #fetch: (request: Request) => Promise<Response>;
  readonly #headers: Headers;
  readonly #timeoutMs: number;
  readonly #maxReadRetries: number;

  constructor(options: ClientOptions) {
    this.origin = toOrigin(options.baseUrl ?? defaultBaseUrl());
    this.rollbackTimeoutMs = options.rollbackTimeoutMs ?? 180_000;
    this.#timeoutMs = options.timeoutMs ?? 30_000;
    this.#maxReadRetries = options.maxReadRetries ?? 2;
    this.#fetch = options.fetch ?? ((request) => fetch(request));
    this.#headers = new Headers(options.requestHeaders);
    const token = options.token ?? readVariable("OPENCLAW_API_TOKEN");
    if (token) this.#headers.set("authorization", `Bearer ${token}`);
  }

  async call<Data>(call: ApiCall<Data>): Promise<Data> {
    const retries = call.method === "GET" ? this.#maxReadRetries : 0;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#once(call);
      } catch (error) {
        const waitMs = attempt < retries ? waitBeforeRetry(error, attempt) : undefined;
        if (waitMs === undefined) throw error;
        await sleep(waitMs, call.signal);
      }
    }
  }

  /** The answer as it comes, for streams. Nothing but `signal` ends it. */
  async open(path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
    const request = new Request(`${this.origin}/api/v1${path}`, {
      headers: this.#merge(headers),
      signal,
      redirect: "error",
    });
    const response = await this.#fetch(request).catch((error: unknown) => {
      throw isAppError(error) ? error : this.#unreachable(error);
    });
    if (!response.ok) throw await readProblem(response, this.origin);
    return response;
  }

  async #once<Data>(call: ApiCall<Data>): Promise<Data> {
    const timeoutMs = call.timeoutMs ?? this.#timeoutMs;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = call.signal === undefined ? timeout : AbortSignal.any([timeout, call.signal]);
    const idempotencyKey = isWrite(call) ? (call.idempotencyKey ?? crypto.randomUUID()) : undefined;
    const headers = this.#merge({
      accept: "application/json",
      ...(call.body === undefined ? {} : { "content-type": "application/json" }),
      ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
      ...call.headers,
    });
    const request = new Request(`${this.origin}/api/v1${call.path}${toSearch(call.query)}`, {
      method: call.method,
      headers,
      signal,
      redirect: "error",
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    try {
      const response = await this.#fetch(request);
      if (!response.ok) throw await readProblem(response, this.origin);
      return await this.#parse(response, call.answer);
    } catch (error) {
      if (call.signal?.aborted) throw call.signal.reason;
      if (isAppError(error)) throw error;
      throw timeout.aborted
        ? this.#noAnswer(timeoutMs, idempotencyKey)
        : this.#unreachable(error, idempotencyKey);
    }
  }

  async #parse<Data>(response: Response, answer: Answer<Data>): Promise<Data> {
    const text = await response.text();
    const parsed = answer.safeParse(text === "" ? undefined : parseJson(text));
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues[0]?.path.join(".") || "the answer";
    throw new AppError(
      "internal",
      `The Clawback server at ${this.origin} gave an answer this client does not know (${where}). Is it another version?`,
      {
        cause: parsed.error,
        extra: { server: this.origin },
      },
    );
  }

  #unreachable(cause: unknown, idempotencyKey?: string): AppError {
    const fate =
      idempotencyKey === undefined
        ? ""
        : " Whether it took the request is not known: read the session before repeating it.";
    return new AppError(
      "host_unavailable",
      `The Clawback server at ${this.origin} cannot be reached.${fate}`,
      {
        cause,
        extra: { server: this.origin, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) },
      },
    );
  }

  #noAnswer(timeoutMs: number, idempotencyKey: string | undefined): AppError {
    const fate =
      idempotencyKey === undefined
        ? ""
        : " It may still be at work: read the session before repeating the request.";
    return new AppError(
      "host_unavailable",
      `The Clawback server at ${this.origin} gave no answer within ${timeoutMs / 1000} s.${fate}`,
      {
        extra: {
          server: this.origin,
          timeoutMs,
          ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
        },
      },
    );
  }

  #merge(headers: Record<string, string>): Headers {
    const merged = new Headers(this.#headers);
    for (const [name, value] of Object.entries(headers)) merged.set(name, value);
    return merged;
  }
}

const isWrite = ({ method, asks }: ApiCall<unknown>) => method !== "GET" && asks !== true;

/** Undefined when the failure would only repeat itself, or the server asks for more patience than a call has. */
function waitBeforeRetry(error: unknown, attempt: number): number | undefined {
  if (!isAppError(error) || !PROBLEMS[error.code].retryable) return undefined;
  if (error.retryAfterMs !== undefined)
    return error.retryAfterMs <= LONGEST_WAIT_MS ? error.retryAfterMs : undefined;
  return Math.random() * FIRST_WAIT_MS * 2 ** (attempt + 1);
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}

function toOrigin(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== "" ||
    url.password !== "" ||
    url.search !== ""
  ) {
    throw new AppError(
      "validation_failed",
      "The address of the Clawback server must be an http or https origin, for example http://127.0.0.1:3000.",
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "").replace(/\/api\/v1$/, "");
}

export function toSearch(query: ApiCall<unknown>["query"]): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {}))
    if (value !== undefined) search.set(key, String(value));
  return search.size === 0 ? "" : `?${search}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function defaultBaseUrl(): string {
  const configured = readVariable("OPENCLAW_API_URL");
  if (configured !== undefined) return configured;
  return typeof window === "undefined" ? "http://127.0.0.1:3000" : window.location.origin;
}

/** Browsers have no `process`, and an empty variable is an unset one. */
function readVariable(name: "OPENCLAW_API_URL" | "OPENCLAW_API_TOKEN"): string | undefined {
  if (typeof process === "undefined") return undefined;
  const { env } = process;
  return env?.[name] || undefined;
}
