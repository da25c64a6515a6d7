import { SessionId } from "@/lib/contract/ids";
import type { Json } from "@/lib/contract/json";
import type { Run } from "@/lib/contract/session";
import type { Clock, HostSession, SessionHost } from "@/lib/engine/ports";
import { startAutoplay } from "./autoplay";
import { captureSession, contextTokensOf } from "./capture";
import { createDemoVerbs, type DemoVerbs } from "./demo-verbs";
import { createFaults, type Fault, type FaultyMethod, type Hold } from "./faults";
import { createFleet } from "./fleet";
import { foreseeRestore } from "./foresee";
import { type Ledger, openLedger } from "./ledger";
import { requireSession } from "./require-session";
import { restoreContext } from "./restore-context";
import { agentOf } from "./session-agent";
import { type DemoSession, type DemoState, withAgent, withSession } from "./state";
import { loadState } from "./state-file";
import { putFiles, putMemory } from "./workspace";

const MAIN_SESSION_ID = SessionId.parse("agent:main:main");
const DEFAULT_STEP_MS = 4000;

export interface DemoHostOptions {
  /** The same seed and clock give the same demo, turn for turn. */
  seed: number;
  clock: Clock;
  /** Where the demo is kept between starts. Without it, it lives as long as the process. */
  statePath?: string;
  /** The state to work on, instead of a saved or a new one. */
  ledger?: Ledger;
  /** Let the agents work by themselves, one beat every `stepMs` (4000). 0 means never. */
  autoplay?: boolean;
  stepMs?: number;
}

/** The demo driver: the port, the verbs by which a person or a test brings about damage, and the seams for tests. */
export interface DemoHost extends SessionHost, DemoVerbs {
  /** Test seam: lets coming calls of `method` fail. */
  failNext(method: FaultyMethod, fault?: Fault): void;
  /** Test seam: ends an outage that `failNext` began. */
  recover(): void;
  /** Test seam: lets the next call of `method` wait until it is released. */
  holdNext(method: FaultyMethod): Hold;
}

/**
 * Built-in agents to try Clawback on and to test it with. Nothing outside this program is touched; with `statePath`,
 * every change is on the disk before it counts. Throws `host_unavailable` when a saved demo cannot be read.
 */
export function createDemoHost(options: DemoHostOptions): DemoHost {
  const { seed, clock } = options;
  const since = clock.now().toISOString();
  const ledger = options.ledger ?? openSaved(options);
  const faults = createFaults();
  const verbs = createDemoVerbs(ledger, seed, clock);
  const stepMs = options.autoplay === true ? (options.stepMs ?? DEFAULT_STEP_MS) : 0;
  const autoplay = startAutoplay(verbs.step, stepMs, clock);

  const host: SessionHost = {
    kind: "demo",
    status: () => ({
      kind: "demo",
      name: "demo",
      connection: faults.isDown() ? "unreachable" : "connected",
      latencyMs: faults.isDown() ? null : 0,
      since,
      nextTryAt: null,
      detail: "Demo data: built-in agents, nothing outside this program is touched.",
      pairing: null,
      version: null,
    }),
    mainSessionId: async () => MAIN_SESSION_ID,
    listSessions: () =>
      faults.during("listSessions", async () =>
        Object.values(ledger.read().sessions)
          .map(toHostSession)
          .sort(
            (one, other) =>
              (other.updatedAt ?? "").localeCompare(one.updatedAt ?? "") || one.id.localeCompare(other.id),
          ),
      ),
    findSession: (sessionId) =>
      faults.during("findSession", async () => {
        const session = ledger.read().sessions[sessionId];
        return session && toHostSession(session);
      }),
    capture: (sessionId, captureOptions) =>
      faults.during("capture", async () => {
        if (captureOptions.pin) autoplay.rest();
        return ledger.change((state) => captureSession(state, sessionId, captureOptions));
      }),
    dropPin: (pin) =>
      faults.during("dropPin", async () =>
        ledger.change((state) => {
          if (!state.pins[pin.ref]) return { state, value: undefined };
          const { [pin.ref]: _dropped, ...pins } = state.pins;
          return { state: { ...state, pins }, value: undefined };
        }),
      ),
    listRuns: (sessionId) =>
      faults.during("listRuns", async () => runsOf(requireSession(ledger.read(), sessionId))),
    abortRuns: (sessionId) =>
      faults.during("abortRuns", async () => {
        autoplay.rest();
        return ledger.change((state) => {
          const session = requireSession(state, sessionId);
          return {
            state: session.runs.length === 0 ? state : withSession(state, { ...session, runs: [] }),
            value: undefined,
          };
        });
      }),
    foresee: (sessionId, live, target) =>
      faults.during("foresee", async () => foreseeRestore(ledger.read(), sessionId, live, target)),
    restoreContext: (sessionId, target) =>
      faults.during("restoreContext", async (corrupt) => {
        autoplay.rest();
        return ledger.change((state) => {
          const restored = restoreContext(state, sessionId, target, clock.now());
          return { state: corrupt ? withoutLastMessage(restored, sessionId) : restored, value: undefined };
        });
      }),
    restoreMemory: (sessionId, target) =>
      faults.during("restoreMemory", async (corrupt) => {
        autoplay.rest();
        return ledger.change((state) => {
          const { agent, notRestored } = putMemory(
            agentOf(state, sessionId),
            corrupt ? withoutLastLine(target) : target,
          );
          return {
            state: agent === agentOf(state, sessionId) ? state : withAgent(state, agent),
            value: notRestored,
          };
        });
      }),
    restoreFiles: (sessionId, target) =>
      faults.during("restoreFiles", async (corrupt) => {
        autoplay.rest();
        return ledger.change((state) => {
          const { agent, notRestored } = putFiles(
            agentOf(state, sessionId),
            corrupt ? target.slice(1) : target,
          );
          return {
            state: agent === agentOf(state, sessionId) ? state : withAgent(state, agent),
            value: notRestored,
          };
        });
      }),
    restoreSettings: (sessionId, target) =>
      faults.during("restoreSettings", async (corrupt) =>
        ledger.change((state) => {
          const settings: Record<string, Json> = corrupt
            ? Object.fromEntries(Object.entries(target).slice(1))
            : target;
          if (!state.sessions[sessionId] && Object.keys(settings).length === 0) return { state, value: [] };
          const session = requireSession(state, sessionId);
          const same = JSON.stringify(sorted(session.settings)) === JSON.stringify(sorted(settings));
          return { state: same ? state : withSession(state, { ...session, settings }), value: [] };
        }),
      ),
    subscribe: ledger.subscribe,
    async close() {
      autoplay.stop();
      await ledger.settle();
    },
  };
  return {
    ...host,
    ...verbs,
    failNext: (method, fault = {}) => faults.add(method, fault),
    recover: faults.recover,
    holdNext: faults.hold,
  };
}

function openSaved({ seed, clock, statePath }: DemoHostOptions): Ledger {
  const saved = statePath === undefined ? undefined : loadState(statePath);
  return openLedger(saved ?? createFleet(seed, clock.now()), statePath);
}

function toHostSession(session: DemoSession): HostSession {
  const { model } = session.settings;
  return {
    id: session.id,
    agentId: session.agentId,
    label: session.label,
    model: typeof model === "string" ? model : null,
    context: {
      messages: session.messages.length,
      tokens: contextTokensOf(session),
      tokenLimit: session.tokenLimit,
    },
    run: runsOf(session)[0] ?? null,
    ramBytes: session.ramBytes,
    lastRun: null,
    protected: session.protected,
    updatedAt: session.updatedAt,
    demo: true,
    archived: session.archived,
  };
}

const runsOf = (session: DemoSession): Run[] => session.runs.map(({ id, startedAt }) => ({ id, startedAt }));

const sorted = (settings: Record<string, Json>) =>
  Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1));

function withoutLastMessage(state: DemoState, sessionId: SessionId): DemoState {
  const session = state.sessions[sessionId];
  return session ? withSession(state, { ...session, messages: session.messages.slice(0, -1) }) : state;
}

function withoutLastLine(target: Record<string, string>): Record<string, string> {
  const [[path, text] = ["MEMORY.md", "lost\nlost"], ...others] = Object.entries(target);
  return Object.fromEntries([[path, text.trimEnd().split("\n").slice(0, -1).join("\n")], ...others]);
}
