import type { HostEvent } from "@/lib/engine/ports";
import type { GatewayConnection } from "./connection";
import { endedRunOf } from "./ended-run";
import { SessionEvent } from "./frames";
import { isPinKey, toSessionId } from "./session-keys";
import type { SessionDirectory } from "./sessions";

// A turn makes about twenty events; what they tell is that the session should be read again.
const COALESCE_MS = 200;
const SESSION_EVENTS = new Set(["sessions.changed", "session.message", "session.operation", "chat"]);
const LIST_REASONS = new Set(["create", "delete", "patch", "fork", "archive", "unarchive"]);

/** Turns the gateway's events into ours. */
export class EventFeed {
  readonly #listeners = new Set<(event: HostEvent) => void>();
  readonly #waiting = new Map<string, { event: HostEvent; timer: NodeJS.Timeout }>();
  readonly #directory: SessionDirectory;

  constructor(connection: GatewayConnection, directory: SessionDirectory) {
    this.#directory = directory;
    connection.onEvent((event, payload) => this.#hear(event, payload));
    connection.onStatus((status) => {
      // Whatever happened while nobody listened is not told again.
      this.#directory.forgetArchived();
      this.tell({ type: "status", status });
      if (status.connection === "connected") this.tell({ type: "sessions" });
    });
  }

  subscribe(listener: (event: HostEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    this.#listeners.clear();
  }

  #hear(name: string, payload: unknown): void {
    const parsed = SessionEvent.safeParse(payload);
    if (!parsed.success || isPinKey(parsed.data.sessionKey)) return;
    const { sessionKey, reason } = parsed.data;
    if (name === "agent") {
      const run = endedRunOf(parsed.data, Date.now());
      if (run) this.tell({ type: "run", ...run });
      return;
    }
    if (!SESSION_EVENTS.has(name)) return;
    const sessionId = toSessionId(sessionKey);
    if (!sessionId) return;
    this.#tellSoon(sessionId, { type: "session", sessionId });
    if (name === "sessions.changed" && LIST_REASONS.has(reason ?? "")) {
      this.#directory.forgetArchived();
      this.#tellSoon("sessions", { type: "sessions" });
    }
  }

  #tellSoon(name: string, event: HostEvent): void {
    if (this.#waiting.has(name)) return;
    const timer = setTimeout(() => {
      this.#waiting.delete(name);
      this.tell(event);
    }, COALESCE_MS);
    this.#waiting.set(name, { event, timer: timer.unref() });
  }

  /** Tells everyone who listens, now. */
  tell(event: HostEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
