import { setTimeout as wait } from "node:timers/promises";
import { GatewayClient, type GatewayClientCloseInfo } from "@openclaw/gateway-client";
import type { z } from "zod";
import type { HostStatus } from "@/lib/contract/host";
import { plain, refusal } from "@/lib/engine/reasons/refusal";
import { describeFailure, isLoopback, parseAddress, plaintextProblem } from "./address";
import { deviceAuth, hasDeviceIdentity, loadDeviceIdentity } from "./device-identity";
import { Hello } from "./frames";
import { refusalOf, toAppError } from "./gateway-errors";
import { createRedactor, type Redactor } from "./redact";
import { throughInterruption, throughOverload } from "./repeat";
import { missingScopes, SCOPES, type SetupProblem, setupProblem } from "./setup-problem";
import { StatusBoard } from "./status-board";

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

// The client's own delays between tries, repeated here because it does not tell them.
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;

/**
 * One connection to a gateway, made again whenever it is lost. It tells how it stands in words for people, and knows
 * the difference between a gateway that is away and one that will never let us in.
 */
export class GatewayConnection {
  readonly #options: ConnectionOptions;
  readonly #url: URL;
  readonly #redactor: Redactor;
  readonly #board: StatusBoard;
  readonly #eventListeners = new Set<EventListener>();
  #client: GatewayClient | null = null;
  #admission: PromiseWithResolvers<Hello>;
  #mainKey: string | undefined;
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
    this.#board = new StatusBoard(this.#url.host);
    this.#useDevice = !isLoopback(this.#url) || hasDeviceIdentity(options.dataDir);
    this.#admission = newAdmission();
    this.#open();
  }

  status(): HostStatus {
    return this.#board.status;
  }

  /** What the gateway said when it let us in. */
  hello(): Promise<Hello> {
    return this.#whenAdmitted();
  }

  onEvent(listener: EventListener): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  onStatus(listener: (status: HostStatus) => void): () => void {
    return this.#board.subscribe(listener);
  }

  /** A request that changes nothing: repeated when the connection broke under it or the gateway asked for patience. */
  async read<T>(
    method: string,
    params: object,
    schema: z.ZodType<T>,
    options: RequestOptions = {},
  ): Promise<T> {
    return this.#translated(method, () =>
      throughInterruption(() => this.#send(method, params, schema, options)),
    );
  }

  /** A request that may change something: sent once. Whether it was done after a lost connection must be looked up. */
  async write<T>(
    method: string,
    params: object,
    schema: z.ZodType<T>,
    options: RequestOptions = {},
  ): Promise<T> {
    return this.#translated(method, () => this.#send(method, params, schema, options));
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retryTimer);
    this.#admission.reject(refusal("host_unavailable", [plain("gateway_closed")]));
    await this.#client?.stopAndWait().catch(() => {});
  }

  async #translated<T>(method: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw toAppError(error, method, this.#redactor.redact);
    }
  }

  async #send<T>(method: string, params: object, schema: z.ZodType<T>, options: RequestOptions): Promise<T> {
    await this.#whenAdmitted();
    const client = this.#client;
    if (!client) throw this.#board.unavailable();
    return schema.parse(await throughOverload(() => client.request(method, params, options)));
  }

  async #whenAdmitted(): Promise<Hello> {
    const { connection } = this.#board.status;
    if (connection === "unreachable" || connection === "misconfigured") throw this.#board.unavailable();
    const late = new AbortController();
    const timeout = wait(this.#options.connectWaitMs ?? 10_000, null, { signal: late.signal, ref: false });
    try {
      const hello = await Promise.race([this.#admission.promise, timeout.catch(() => null)]);
      if (!hello) throw this.#board.unavailable();
      return hello;
    } finally {
      late.abort();
    }
  }

  #open(): void {
    this.#lastProblem = undefined;
    try {
      const client = this.#newClient();
      this.#client = client;
      client.start();
    } catch (error) {
      const text = this.#redactor.redact(error instanceof Error ? error.message : String(error));
      this.#stopFor(finalProblem(`Clawback cannot make a connection: ${text}`));
    }
  }

  #newClient(): GatewayClient {
    const { token, dataDir, clientVersion, requestTimeoutMs = 30_000 } = this.#options;
    const auth = deviceAuth(dataDir, this.#url.host);
    const client: GatewayClient = new GatewayClient({
      url: this.#url.href,
      ...(token === undefined ? {} : { token }),
      clientVersion,
      clientDisplayName: "Clawback",
      scopes: SCOPES,
      deviceIdentity: this.#useDevice ? loadDeviceIdentity(dataDir) : null,
      hostDeps: {
        ...auth,
        loadDeviceAuthToken: (owner) => this.#redactor.remember(auth.loadDeviceAuthToken(owner)),
      },
      requestTimeoutMs,
      notifyOnStartupRetry: true,
      onHelloOk: (hello) => void this.#greeted(client, hello),
      onConnectError: (error) => this.#refused(client, error),
      onReconnectPaused: () => this.#gaveUp(client),
      onClose: (_code, _reason, info) => this.#lost(client, info),
      onEvent: ({ event, payload }) => this.#heard(client, event, payload),
    });
    return client;
  }

  async #greeted(client: GatewayClient, greeting: unknown): Promise<void> {
    if (!this.#isCurrent(client)) return;
    const hello = Hello.safeParse(greeting);
    if (!hello.success)
      return this.#stopFor(finalProblem("The gateway's greeting is not one that Clawback knows."));
    const problem = missingScopes(hello.data.auth?.scopes ?? []);
    if (problem && !this.#useDevice) {
      // A proxy on this machine makes the gateway treat us as remote: then only an approved device gets scopes.
      this.#useDevice = true;
      client.stop();
      return this.#open();
    }
    if (problem) return this.#stopFor(problem);
    await this.#admit(client, hello.data);
  }

  async #admit(client: GatewayClient, hello: Hello): Promise<void> {
    // Session events reach only connections that ask for them, and the gateway forgets it at every disconnect.
    const latencyMs = await measure(() => client.request("sessions.subscribe", {}));
    // Null when the connection went away meanwhile: the client says so by itself.
    if (latencyMs === null || !this.#isCurrent(client)) return;
    this.#failures = 0;
    this.#mainKey = hello.snapshot?.sessionDefaults?.mainSessionKey;
    const { version } = hello.server;
    this.#board.set({
      connection: "connected",
      latencyMs,
      nextTryAt: null,
      detail: null,
      pairing: null,
      version,
    });
    this.#admission.resolve(hello);
  }

  #refused(client: GatewayClient, error: unknown): void {
    if (!this.#isCurrent(client)) return;
    const refusal = refusalOf(error);
    this.#lastProblem = refusal && setupProblem(refusal);
    if (this.#lastProblem) return;
    const text = this.#redactor.redact(error instanceof Error ? error.message : String(error));
    if (text.startsWith("SECURITY ERROR")) this.#stopFor(plaintextProblem(this.#url));
    else this.#board.set({ detail: refusal ? text : describeFailure(error, this.#url) });
  }

  /** The client will not try again by itself: the gateway's answer was final. */
  #gaveUp(client: GatewayClient): void {
    if (!this.#isCurrent(client)) return;
    const { detail } = this.#board.status;
    this.#stopFor(this.#lastProblem ?? finalProblem(detail ?? "The gateway refused the connection."));
  }

  #lost(client: GatewayClient, info: GatewayClientCloseInfo | undefined): void {
    const { connection, detail } = this.#board.status;
    if (!this.#isCurrent(client) || connection === "misconfigured") return;
    const announcedMs = refusalOf(info?.connectError)?.retryAfterMs;
    if (announcedMs === undefined) this.#failures += 1;
    const delayMs = announcedMs ?? Math.min(FIRST_RETRY_MS * 2 ** (this.#failures - 1), LAST_RETRY_MS);
    this.#board.set({
      connection: "unreachable",
      latencyMs: null,
      nextTryAt: inFuture(delayMs),
      detail: detail ?? `The gateway at ${this.#url.host} closed the connection.`,
    });
    this.#disappoint();
  }

  #stopFor({ detail, pairing, retryAfterMs }: SetupProblem): void {
    this.#client?.stop();
    const nextTryAt = retryAfterMs === null ? null : inFuture(retryAfterMs);
    this.#board.set({ connection: "misconfigured", latencyMs: null, nextTryAt, detail, pairing });
    this.#disappoint();
    if (retryAfterMs === null) return;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.#open(), retryAfterMs).unref();
  }

  /** Fails those who wait for the connection that did not come, and lets others wait for the next. */
  #disappoint(): void {
    this.#admission.reject(this.#board.unavailable());
    this.#admission = newAdmission();
  }

  #heard(client: GatewayClient, event: string, payload: unknown): void {
    if (!this.#isCurrent(client)) return;
    if (event === "tick") void this.#measureLatency(client);
    for (const listener of this.#eventListeners) listener(event, payload);
  }

  async #measureLatency(client: GatewayClient): Promise<void> {
    if (this.#mainKey === undefined) return;
    const key = this.#mainKey;
    const latencyMs = await measure(() => client.request("sessions.describe", { key }));
    if (this.#isCurrent(client) && this.#board.status.connection === "connected")
      this.#board.set({ latencyMs });
  }

  /** False for a client that was replaced: what it still says is of the past. */
  #isCurrent(client: GatewayClient): boolean {
    return client === this.#client && !this.#closed;
  }
}

function newAdmission(): PromiseWithResolvers<Hello> {
  const admission = Promise.withResolvers<Hello>();
  // Nobody may be waiting when it fails.
  admission.promise.catch(() => {});
  return admission;
}

const finalProblem = (detail: string): SetupProblem => ({ detail, pairing: null, retryAfterMs: null });

const inFuture = (ms: number): string => new Date(Date.now() + ms).toISOString();

/** How long `work` took, in ms; null when it failed. */
async function measure(work: () => Promise<unknown>): Promise<number | null> {
  const startedAt = performance.now();
  try {
    await work();
    return Math.round((performance.now() - startedAt) * 10) / 10;
  } catch {
    return null;
  }
}
