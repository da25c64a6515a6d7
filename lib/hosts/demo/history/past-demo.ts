import { SessionId } from "@/lib/contract/ids";
import type { Clock, EndedRun, RamReading } from "@/lib/engine/ports";
import { createDemoHost, type DemoHost } from "../demo-host";
import { createDice } from "../dice";
import { createFleet } from "../fleet";
import { openLedger } from "../ledger";
import { SESSION_PLANS } from "../plans/session-plans";
import { playTurn } from "../play-turn";
import { ramBytesAt, ramOfPulse, runsOfPulse } from "../pulse/health-of-pulse";
import { STORY_PULSE } from "../pulse/story-pulse";
import { agentOf } from "../session-agent";
import { type DemoState, withAgent, withSession } from "../state";
import { saveState } from "../state-file";
import { STORY_SESSION_ID } from "../story";
import { hasStoryBegun } from "../story-turn";
import type { Turn } from "../turn";
import { agentAt } from "../workspaces/agent-at";
import { WORKSPACES } from "../workspaces/workspaces";
import { sessionAt } from "./session-at";

const MINUTE_MS = 60_000;

// Looks at the clock take a little time each, so that steps of the past have an order and a duration.
const LOOK_MS = 7;

/** A demo in the hours before it is set up, for whoever writes down what was captured of it then. */
export interface PastDemo {
  host: DemoHost;
  clock: Clock;
  /** Bytes for ids: the same for the same seed. */
  randomBytes(size: number): Uint8Array;
  /** What the sessions did until the set-up. */
  health: { runs: EndedRun[]; ram: RamReading[] };
  /** Turns the clock to that many minutes before the set-up. */
  turnTo(minutesAgo: number): void;
  /** Puts a session, and what its agent had noted, into the state of the clock's moment. */
  show(sessionId: SessionId): Promise<void>;
  /** Lets a session have turns that it will not have had in the end. */
  stray(sessionId: SessionId, turns: readonly Turn[]): Promise<void>;
  /** Puts every session into the state of the set-up and saves the demo. Whoever opens it there goes on from here. */
  save(statePath: string): Promise<void>;
}

/** The past of the demo that `createDemoHost` would set up at `now` under this seed. */
export function openPastDemo(seed: number, now: Date): PastDemo {
  let nowMs = now.getTime();
  const clock: Clock = {
    now: () => {
      const at = new Date(nowMs);
      nowMs += LOOK_MS;
      return at;
    },
  };
  const dice = createDice(seed);
  const fleet = createFleet(seed, now);
  const ledger = openLedger(fleet, undefined);
  const host = createDemoHost({ seed, clock, ledger });
  const change = (apply: (state: DemoState) => DemoState): Promise<void> =>
    ledger.change((state) => ({ state: apply(state), value: undefined }));

  return {
    host,
    clock,
    randomBytes: (size) => Uint8Array.from({ length: size }, () => dice.between(0, 255)),
    health: healthUntil(now),
    turnTo(minutesAgo) {
      nowMs = Math.round(now.getTime() - minutesAgo * MINUTE_MS);
    },
    show: (sessionId) => change((state) => shownAt(state, fleet, sessionId, now, new Date(nowMs))),
    stray: (sessionId, turns) =>
      change((state) =>
        turns.reduce((before, turn) => playTurn(before, sessionId, turn, clock.now()), state),
      ),
    async save(statePath) {
      await change((state) => setUp(state, fleet, now));
      await host.close();
      saveState(statePath, ledger.read());
    },
  };
}

function healthUntil(now: Date): PastDemo["health"] {
  const pulses = SESSION_PLANS.map(({ id, pulse }) => ({
    id: SessionId.parse(id),
    pulse: id === STORY_SESSION_ID ? STORY_PULSE : pulse,
  }));
  return {
    runs: pulses.flatMap(({ id, pulse }) => runsOfPulse(id, pulse, now)),
    ram: pulses.flatMap(({ id, pulse }) => ramOfPulse(id, pulse, now)),
  };
}

/** The session as planned for that moment. The context keeps its generation: it only grows until something replaces it. */
function shownAt(state: DemoState, fleet: DemoState, sessionId: SessionId, now: Date, at: Date): DemoState {
  const planned = fleet.sessions[sessionId];
  const plan = SESSION_PLANS.find(({ id }) => id === sessionId);
  if (planned === undefined || plan === undefined) return state;
  const generation = state.sessions[sessionId]?.generation ?? planned.generation;
  const shown = withSession(state, { ...sessionAt(planned, plan, now, at), generation });
  const { id: agentId } = agentOf(state, sessionId);
  const workspace = WORKSPACES.find(({ id }) => id === agentId);
  const isStoryAgent = agentId === agentOf(state, STORY_SESSION_ID).id;
  // What the story did to the workspace stays.
  if (workspace === undefined || (isStoryAgent && hasStoryBegun(state))) return shown;
  return withAgent(shown, agentAt(workspace, now, at));
}

function setUp(state: DemoState, fleet: DemoState, now: Date): DemoState {
  const ready = Object.values(fleet.sessions).reduce(
    (before, { id }) => (id === STORY_SESSION_ID ? before : shownAt(before, fleet, id, now, now)),
    state,
  );
  const bot = ready.sessions[STORY_SESSION_ID];
  return bot ? withSession(ready, { ...bot, ramBytes: ramBytesAt(STORY_PULSE, 0) }) : ready;
}
