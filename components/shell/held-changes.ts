import type { LiveEvent } from "@/lib/contract/event";

/** So many different changes are remembered one by one; after more, everything is read again. */
const MOST_REMEMBERED = 500;

/** What changed while the page was held: each thing once, however often it was told of. */
export class HeldChanges {
  readonly #events = new Map<string, LiveEvent>();
  #missed = false;

  /** How many different things changed; null when that is not known. */
  get count(): number | null {
    return this.#missed ? null : this.#events.size;
  }

  add(event: LiveEvent): void {
    this.#events.set(keyOf(event), event);
    if (this.#events.size > MOST_REMEMBERED) this.addUnknown();
  }

  /** Something changed, and nobody knows what. */
  addUnknown(): void {
    this.#missed = true;
    this.#events.clear();
  }

  /** Hands over what is held and forgets it: the events, or "everything". */
  take(): LiveEvent[] | "everything" {
    const held = this.#missed ? "everything" : [...this.#events.values()];
    this.#events.clear();
    this.#missed = false;
    return held;
  }
}

function keyOf(event: LiveEvent): string {
  switch (event.type) {
    case "session":
      return `session ${event.sessionId}`;
    case "snapshot":
      return `snapshot ${event.snapshotId}`;
    case "rollback":
      return `rollback ${event.rollbackId}`;
    case "sessions":
    case "policy":
    case "host":
      return event.type;
  }
}
