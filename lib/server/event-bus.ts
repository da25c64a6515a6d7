import { randomBytes } from "node:crypto";
import type { LiveEvent } from "@/lib/contract/event";
import type { EventSink } from "@/lib/engine/ports";

/** An event and its place in the stream of this process. */
export interface SentEvent {
  id: string;
  event: LiveEvent;
}

export interface Subscription {
  /** What a reader with this `lastEventId` missed; undefined when that is not known any more: it must read everything again. */
  missed: SentEvent[] | undefined;
  /** Id of the newest event, or of the beginning. */
  lastId: string;
  stop: () => void;
}

/**
 * Carries live events from the engine and the host to whoever listens, and remembers the newest ones, so that a
 * reader whose connection broke goes on where it stopped. Ids are only good for one process: an id of another is unknown.
 */
export class EventBus implements EventSink {
  readonly #epoch = randomBytes(6).toString("hex");
  readonly #recent: SentEvent[] = [];
  readonly #listeners = new Set<(sent: SentEvent) => void>();
  readonly #enders = new Set<() => void>();
  readonly #capacity: number;
  #count = 0;
  #closed = false;

  constructor(capacity = 1000) {
    this.#capacity = capacity;
  }

  get listenerCount(): number {
    return this.#listeners.size;
  }

  publish(event: LiveEvent): void {
    this.#count += 1;
    const sent = { id: this.#idOf(this.#count), event };
    this.#recent.push(sent);
    if (this.#recent.length > this.#capacity) this.#recent.shift();
    for (const listener of this.#listeners) listener(sent);
  }

  /** From now on `listener` gets every event; what came between `lastEventId` and now is in the answer, so nothing is lost. `onEnd` is called when the bus closes. */
  subscribe(
    lastEventId: string | undefined,
    listener: (sent: SentEvent) => void,
    onEnd: () => void,
  ): Subscription {
    this.#listeners.add(listener);
    this.#enders.add(onEnd);
    if (this.#closed) queueMicrotask(onEnd);
    return {
      missed: this.#since(lastEventId),
      lastId: this.#idOf(this.#count),
      stop: () => {
        this.#listeners.delete(listener);
        this.#enders.delete(onEnd);
      },
    };
  }

  /** Ends every reader; whoever comes later is ended at once. */
  close(): void {
    this.#closed = true;
    for (const end of [...this.#enders]) end();
    this.#listeners.clear();
    this.#enders.clear();
  }

  #since(lastEventId: string | undefined): SentEvent[] | undefined {
    if (lastEventId === undefined) return [];
    const [, epoch, digits] = /^([0-9a-f]{12})-(\d{1,15})$/.exec(lastEventId) ?? [];
    const seen = Number(digits);
    const oldest = this.#count - this.#recent.length;
    if (epoch !== this.#epoch || seen < oldest || seen > this.#count) return undefined;
    return this.#recent.slice(seen - oldest);
  }

  #idOf(count: number): string {
    return `${this.#epoch}-${count}`;
  }
}
