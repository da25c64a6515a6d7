import { setTimeout as wait } from "node:timers/promises";
import { GatewayClient, type GatewayClientCloseInfo } from "@openclaw/gateway-client";
import type { z } from "zod";
import { AppError } from "@/lib/contract/errors";
import type { HostStatus } from "@/lib/contract/host";
import { deviceAuth, hasDeviceIdentity, isLoopback, loadDeviceIdentity } from "./device-identity";
import { Hello } from "./frames";
import { isOverload, isPassing, refusalOf, toAppError } from "./gateway-errors";
import { createRedactor } from "./redact";
import { missingScopes, SCOPES, type SetupProblem, setupProblem } from "./setup-problem";

export interface ConnectionOptions {
  /** `ws://` or `wss://`. */
  url: string;
  /** The gateway's token or password. May be left out once the gateway has approved this installation. */
  token?: string | undefined;
  /** Where the device identity and the gateway's token for it are kept. */
  dataDir: string;
  clientVersion: string;
  /** How long one request may take. Default 30 s. */
  requestTimeoutMs?: number | undefined;
  /** How long a request waits for a connection that is being made. Default 10 s. */
  connectWaitMs?: number | undefined;
}

export interface RequestOptions {
  timeoutMs?: number;
}

type EventListener = (event: string, payload: unknown) => void;
type StatusListener = (status: HostStatus) => void;
type Connected = { hello: Hello };

const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;
const OVERLOAD_TRIES = 7;
const READ_TRIES = 3;

/**
 * One connection to a gateway, made again whenever it is lost. It tells how it stands in words for people, and knows
 * the difference between a gateway that is away and one that will never let us in.
 */
export class GatewayConnection {
  readonly #options: ConnectionOptions;
  readonly #url: URL;
  readonly #redactor;
  readonly #eventListeners = new Set<EventListener>();
  readonly #statusListeners = new Set<StatusListener>();
  #status: HostStatus;
  #client: GatewayClient | null = null;
  #connected: PromiseWithResolvers<Connected> = Promise.withResolvers();
  #hello: Hello | null = null;
  #useDevice: boolean;
  #failures = 0;
  #lastProblem: SetupProblem | undefined;
  #retryTimer: NodeJS.Timeout | undefined;
  #closed = false;

  /** Starts connecting at once. Throws `validation_failed` when the address is none. */
  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#url = parseAddress(options.url);
    this.#redactor = createRedactor([options.token, this.#url.password]);
    this.#useDevice = !isLoopback(this.#url) || hasDeviceIdentity(options.dataDir);
    this.#status = {
      kind: "gateway",
      name: this.#url.host,
      connection: "connecting",
      latencyMs: null,
      since: new Date().toISOString(),
      nextTryAt: null,
      detail: null,
      pairing: null,
      version: null,
    };
    this.#connected.promise.catch(() => {});
    this.#open();
  }

  status(): HostStatus {
    return this.#status;
  }

  /** What the gateway said when it let us in. */
  async hello(): Promise<Hello> {
    return (await this.#whenConnected()).hello;
  }

  onEvent(listener: EventListener): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  onStatus(listener: StatusListener): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  /** A request that changes nothing: repeated when the connection broke under it or the gateway asked for patience. */
  async read<T>(
    method: string,
    params: object,
    schema: z.ZodType<T>,
    options: RequestOptions = {},
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#request(method, params, schema, options);
      } catch (error) {
        const refusal = refusalOf(error);
        const mayHelp = refusal ? isPassing(refusal) : isLostConnection(error);
        if (!mayHelp || attempt >= READ_TRIES) throw this.#toAppError(error, method);
        await wait(Math.min(refusal?.retryAfterMs ?? FIRST_RETRY_MS, 2 * FIRST_RETRY_MS));
      }
    }
  }

  /** A request that may change something: sent once. Whether it was done after a lost connection must be looked up. */
  async write<T>(
    method: string,
    params: object,
    schema: z.ZodType<T>,
    options: RequestOptions = {},
  ): Promise<T> {
    try {
      return await this.#request(method, params, schema, options);
    } catch (error) {
      throw this.#toAppError(error, method);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retryTimer);
    this.#connected.reject(new AppError("host_unavailable", "The connection to the gateway was closed."));
    await this.#client?.stopAndWait().catch(() => {});
  }

  async #request<T>(
    method: string,
    params: object,
    schema: z.ZodType<T>,
    options: RequestOptions,
  ): Promise<T> {
    await this.#whenConnected();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return schema.parse(await this.#requireClient().request(method, params, options));
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal || !isOverload(refusal) || attempt >= OVERLOAD_TRIES) throw error;
        await wait(refusal.retryAfterMs ?? 100 * 2 ** attempt);
      }
    }
  }

  async #whenConnected(): Promise<Connected> {
    if (this.#status.connection === "unreachable" || this.#status.connection === "misconfigured") {
      throw this.#unavailable();
    }
    const late = new AbortController();
    const timeout = wait(this.#options.connectWaitMs ?? 10_000, null, {
      signal: late.signal,
      ref: false,
    }).catch(() => null);
    try {
      const connected = await Promise.race([this.#connected.promise, timeout]);
      if (!connected) throw this.#unavailable();
      return connected;
    } finally {
      late.abort();
    }
  }

  #requireClient(): GatewayClient {
    if (!this.#client) throw this.#unavailable();
    return this.#client;
  }

  #unavailable(): AppError {
    const { detail, name, nextTryAt } = this.#status;
    const retryAfterMs = nextTryAt === null ? undefined : Math.max(0, Date.parse(nextTryAt) - Date.now());
    return new AppError("host_unavailable", detail ?? `The gateway at ${name} has not answered yet.`, {
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }

  #toAppError(error: unknown, method: string): AppError {
    return toAppError(error, method, this.#redactor.redact);
  }

  #open(): void {
    const { token, dataDir, clientVersion, requestTimeoutMs } = this.#options;
    const auth = deviceAuth(dataDir, this.#url.host);
    const client = new GatewayClient({
      url: this.#url.href,
      ...(token === undefined ? {} : { token }),
      clientVersion,
      clientDisplayName: "Clawback",
      scopes: SCOPES,
      deviceIdentity: this.#useDevice ? loadDeviceIdentity(dataDir) : null,
      hostDeps: {
        ...auth,
        loadDeviceAuthToken: (params) => this.#redactor.remember(auth.loadDeviceAuthToken?.(params) ?? null),
      },
      requestTimeoutMs: requestTimeoutMs ?? 30_000,
      notifyOnStartupRetry: true,
      onHelloOk: (hello) => void this.#admitted(client, hello),
      onConnectError: (error) => this.#refused(client, error),
      onReconnectPaused: () => this.#gaveUp(client),
      onClose: (_code, _reason, info) => this.#lost(client, info),
      onEvent: ({ event, payload }) => this.#heard(client, event, payload),
    });
    this.#client = client;
    this.#lastProblem = undefined;
    try {
      client.start();
    } catch (error) {
      this.#refused(client, error);
    }
  }

  async #admitted(client: GatewayClient, raw: unknown): Promise<void> {
    const hello = Hello.safeParse(raw);
    if (!hello.success)
      return this.#stopFor({
        detail: "The gateway's greeting is not one that Clawback knows.",
        pairing: null,
        retryAfterMs: null,
      });
    const problem = missingScopes(hello.data.auth?.scopes ?? []);
    if (problem && !this.#useDevice) {
      // A proxy on this machine makes the gateway treat us as remote: then only an approved device gets scopes.
      this.#useDevice = true;
      client.stop();
      return this.#open();
    }
    if (problem) return this.#stopFor(problem);

    try {
      // Session events reach only connections that ask for them, and the gateway forgets it at every disconnect.
      const latencyMs = await measure(() => client.request("sessions.subscribe", {}));
      if (client !== this.#client) return;
      this.#failures = 0;
      this.#hello = hello.data;
      this.#setStatus({
        connection: "connected",
        latencyMs,
        nextTryAt: null,
        detail: null,
        pairing: null,
        version: hello.data.server.version,
      });
      this.#connected.resolve({ hello: hello.data });
    } catch {
      // The connection went away meanwhile, and the client says so by itself.
    }
  }

  #refused(client: GatewayClient, error: unknown): void {
    if (client !== this.#client || this.#closed) return;
    const refusal = refusalOf(error);
    this.#lastProblem = refusal && setupProblem(refusal);
    const text = this.#redactor.redact(error instanceof Error ? error.message : String(error));
    if (this.#lastProblem) return;
    if (/^SECURITY ERROR/.test(text)) this.#stopFor(plaintextProblem(this.#url));
    else this.#setStatus({ detail: refusal ? text : describeFailure(error, this.#url) });
  }

  /** The client will not try again by itself: the gateway's answer was final. */
  #gaveUp(client: GatewayClient): void {
    if (client !== this.#client || this.#closed) return;
    this.#stopFor(
      this.#lastProblem ?? {
        detail: this.#status.detail ?? "The gateway refused the connection.",
        pairing: null,
        retryAfterMs: null,
      },
    );
  }

  #lost(client: GatewayClient, info: GatewayClientCloseInfo | undefined): void {
    if (client !== this.#client || this.#closed || this.#status.connection === "misconfigured") return;
    const announced = refusalOf(info?.connectError)?.retryAfterMs;
    if (announced === undefined) this.#failures += 1;
    const delayMs = announced ?? Math.min(FIRST_RETRY_MS * 2 ** (this.#failures - 1), LAST_RETRY_MS);
    this.#setStatus({
      connection: "unreachable",
      latencyMs: null,
      nextTryAt: new Date(Date.now() + delayMs).toISOString(),
      detail: this.#status.detail ?? `The gateway at ${this.#url.host} closed the connection.`,
    });
    this.#expectConnection(this.#unavailable());
  }

  #stopFor(problem: SetupProblem): void {
    this.#client?.stop();
    const { detail, pairing, retryAfterMs } = problem;
    const nextTryAt = retryAfterMs === null ? null : new Date(Date.now() + retryAfterMs).toISOString();
    this.#setStatus({ connection: "misconfigured", latencyMs: null, nextTryAt, detail, pairing });
    this.#expectConnection(this.#unavailable());
    if (retryAfterMs === null) return;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.#open(), retryAfterMs).unref();
  }

  /** Fails those who wait for the connection that did not come, and lets others wait for the next. */
  #expectConnection(error: AppError): void {
    this.#hello = null;
    this.#connected.reject(error);
    this.#connected = Promise.withResolvers();
    this.#connected.promise.catch(() => {});
  }

  #heard(client: GatewayClient, event: string, payload: unknown): void {
    if (client !== this.#client || this.#closed) return;
    if (event === "tick") void this.#measureLatency(client);
    for (const listener of this.#eventListeners) listener(event, payload);
  }

  async #measureLatency(client: GatewayClient): Promise<void> {
    const key = this.#hello?.snapshot?.sessionDefaults?.mainSessionKey;
    if (key === undefined) return;
    const latencyMs = await measure(() => client.request("sessions.describe", { key })).catch(() => null);
    if (client === this.#client && this.#status.connection === "connected")
      this.#status = { ...this.#status, latencyMs };
  }

  #setStatus(change: Partial<HostStatus>): void {
    const before = this.#status;
    const moved = change.connection !== undefined && change.connection !== before.connection;
    this.#status = { ...before, ...change, since: moved ? new Date().toISOString() : before.since };
    const { nextTryAt, detail } = this.#status;
    if (!moved && nextTryAt === before.nextTryAt && detail === before.detail) return;
    for (const listener of this.#statusListeners) listener(this.#status);
  }
}

function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url && /^wss?:$/.test(url.protocol)) return url;
  throw new AppError(
    "validation_failed",
    "OPENCLAW_GATEWAY_URL must be an address such as ws://127.0.0.1:18789.",
  );
}

function plaintextProblem(url: URL): SetupProblem {
  return {
    detail:
      `Clawback does not send the token to ${url.host} unencrypted. Use a wss:// address or an SSH tunnel; ` +
      "on a trusted private network OPENCLAW_ALLOW_INSECURE_PRIVATE_WS=1 permits it.",
    pairing: null,
    retryAfterMs: null,
  };
}

function describeFailure(error: unknown, url: URL): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code; // sockets fail with ErrnoException
  if (code === "ECONNREFUSED") return `Nothing answers at ${url.host}. Is the gateway running?`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `The name ${url.hostname} is not known here.`;
  return `The gateway at ${url.host} cannot be reached.`;
}

async function measure(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return Math.round((performance.now() - startedAt) * 10) / 10;
}

function isLostConnection(error: unknown): boolean {
  return error instanceof Error && /^gateway (?:closed|not connected|transient)/.test(error.message);
}
