import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { GatewayClient } from "@openclaw/gateway-client";

export type GatewayAddress = { url: string; token: string };
export type TurnEnd = { runId: string; state: "final" | "error" | "aborted"; errorMessage?: string };
type ChatEvent = { runId: string; sessionKey: string; state: string; errorMessage?: string };

/** A person with every right at the gateway: drives turns and does the damage that tests need. */
export type Operator = {
  request: <T = Record<string, unknown>>(method: string, params?: object) => Promise<T>;
  onEvent: (listener: (event: string, payload: unknown) => void) => () => void;
  /** Makes a new session, returns its key. */
  createSession: (params?: object) => Promise<string>;
  /** Sends a message and waits for the end of the run it starts. */
  turn: (sessionKey: string, message: string) => Promise<TurnEnd>;
  /** Sends a message, returns once the run has been accepted; `ended` resolves at its end. */
  startTurn: (sessionKey: string, message: string) => Promise<{ runId: string; ended: Promise<TurnEnd> }>;
  /** Resolves when no run of the session is active. */
  idle: (sessionKey: string) => Promise<void>;
  compact: (sessionKey: string) => Promise<void>;
  reset: (sessionKey: string) => Promise<void>;
  remove: (sessionKey: string) => Promise<void>;
  archive: (sessionKey: string) => Promise<void>;
  close: () => Promise<void>;
};

const ENDED = new Set(["final", "error", "aborted"]);

/** Connects with all scopes. `attempts: 1` fails at the first refusal; otherwise the library goes on trying. */
export async function connectOperator(
  { url, token }: GatewayAddress,
  options: { attempts?: 1 } = {},
): Promise<Operator> {
  const listeners = new Set<(event: string, payload: unknown) => void>();
  const admitted = Promise.withResolvers<void>();
  const client = new GatewayClient({
    url,
    token,
    scopes: ["operator.read", "operator.write", "operator.admin"],
    deviceIdentity: null,
    requestTimeoutMs: 60_000,
    onHelloOk: () => admitted.resolve(),
    onConnectError: (error) => admitted.reject(error),
    onClose: (_code, reason) => {
      if (options.attempts === 1) admitted.reject(new Error(`closed: ${reason}`));
    },
    onEvent: ({ event, payload }) => {
      for (const listener of listeners) listener(event, payload);
    },
  });
  client.start();
  try {
    await admitted.promise;
  } catch (error) {
    await client.stopAndWait().catch(() => undefined);
    throw error;
  }

  const request: Operator["request"] = (method, params = {}) => client.request(method, params);
  await request("sessions.subscribe", {});
  const onEvent: Operator["onEvent"] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const startTurn: Operator["startTurn"] = async (sessionKey, message) => {
    const runId = randomUUID();
    const end = Promise.withResolvers<TurnEnd>();
    const off = onEvent((event, payload) => {
      const chat = payload as ChatEvent;
      if (event !== "chat" || chat.runId !== runId || !ENDED.has(chat.state)) return;
      off();
      end.resolve(chat as TurnEnd);
    });
    await request("chat.send", { sessionKey, message, idempotencyKey: runId });
    return { runId, ended: end.promise };
  };
  const idle = async (sessionKey: string) => {
    for (;;) {
      const { sessionInfo } = await request<{ sessionInfo?: { hasActiveRun?: boolean } }>("chat.history", {
        sessionKey,
        limit: 1,
      });
      if (!sessionInfo?.hasActiveRun) return;
      await wait(50);
    }
  };

  return {
    request,
    onEvent,
    startTurn,
    idle,
    createSession: async (params = {}) => {
      const { key } = await request<{ key: string }>("sessions.create", { agentId: "main", ...params });
      return key;
    },
    turn: async (sessionKey, message) => {
      const { ended } = await startTurn(sessionKey, message);
      const end = await ended;
      await idle(sessionKey);
      return end;
    },
    compact: async (key) => {
      const done = await request<{ compacted: boolean; reason?: string }>("sessions.compact", { key });
      if (!done.compacted) throw new Error(`The gateway did not compact ${key}: ${done.reason}`);
    },
    reset: async (key) => {
      await request("sessions.reset", { key });
    },
    remove: async (key) => {
      await request("sessions.delete", { key });
    },
    archive: async (key) => {
      const { session } = await request<{ session: { sessionId: string } }>("sessions.describe", { key });
      await request("sessions.patch", { key, archived: true, expectedSessionId: session.sessionId });
    },
    close: () => client.stopAndWait().catch(() => undefined),
  };
}
