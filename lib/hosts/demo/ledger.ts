import type { SessionId } from "@/lib/contract/ids";
import type { HostEvent } from "@/lib/engine/ports";
import type { DemoSession, DemoState } from "./state";
import { saveState } from "./state-file";

/** What a change answers besides the new state. */
export interface Changed<Value> {
  state: DemoState;
  value: Value;
}

/** Holds the demo's state, saves every change before it counts, and tells of it afterwards. */
export interface Ledger {
  read(): DemoState;
  /** Changes happen one after the other. When the change or its saving throws, the state is what it was. */
  change<Value>(apply: (state: DemoState) => Changed<Value>): Promise<Value>;
  subscribe(listener: (event: HostEvent) => void): () => void;
  /** Resolves when every change that was asked for is done. */
  settle(): Promise<void>;
}

export function openLedger(initial: DemoState, statePath: string | undefined): Ledger {
  let current = initial;
  let last: Promise<unknown> = Promise.resolve();
  const listeners = new Set<(event: HostEvent) => void>();

  return {
    read: () => current,
    change(apply) {
      const done = last.then(() => {
        const before = current;
        const { state, value } = apply(before);
        if (state === before) return value;
        if (statePath !== undefined) saveState(statePath, state);
        current = state;
        for (const event of eventsBetween(before, state)) {
          for (const listener of listeners) listener(event);
        }
        return value;
      });
      last = done.catch(() => undefined);
      return done;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async settle() {
      await last;
    },
  };
}

/** A session is told of when it or the workspace it lives in changed; the list when a session came, went or was archived. */
function eventsBetween(before: DemoState, after: DemoState): HostEvent[] {
  const ids = new Set([...Object.keys(before.sessions), ...Object.keys(after.sessions)]);
  const events: HostEvent[] = [];
  let listChanged = false;
  for (const id of ids) {
    const [old, now] = [before.sessions[id], after.sessions[id]];
    const agentId = (now ?? old)?.agentId ?? "";
    if (old && now && old !== now) events.push(...healthBetween(old, now));
    if (old !== now || before.agents[agentId] !== after.agents[agentId]) {
      events.push({ type: "session", sessionId: id as SessionId }); // the keys of `sessions` are session ids
    }
    listChanged ||= !old || !now || old.archived !== now.archived;
  }
  return listChanged ? [...events, { type: "sessions" }] : events;
}

/** The runs that ended meanwhile, and the RAM they left the session with. */
function healthBetween(before: DemoSession, after: DemoSession): HostEvent[] {
  const sessionId = after.id;
  const known = new Set(before.pastRuns);
  return after.pastRuns
    .filter((run) => !known.has(run))
    .flatMap(({ id: runId, endedAtMs, durationMs, failed }): HostEvent[] => {
      const endedAt = new Date(endedAtMs).toISOString();
      return [
        { type: "run", sessionId, runId, endedAt, durationMs, failed },
        { type: "ram", sessionId, at: endedAt, ramBytes: after.ramBytes },
      ];
    });
}
