import { SessionId } from "@/lib/contract/ids";
import type { JsonObject } from "@/lib/contract/json";
import { BANKS } from "./banks/banks";
import { createDice, type Dice } from "./dice";
import { emptySession, openRun, playTurn } from "./play-turn";
import { agentIdOf, type DemoAgent, type DemoState, withAgent, withSession } from "./state";
import { STORY_SESSION_ID, TURNS_BEFORE_STORY } from "./story";
import { type Bank, fillTurn, messageCount, type Turn } from "./turn";
import { opaqueEntry, textEntry } from "./workspace";
import { MAIN_AGENT } from "./workspaces/main-agent";
import { FINANCE_AGENT, HOME_AGENT, LEGAL_AGENT, OPS_AGENT, SALES_AGENT } from "./workspaces/other-agents";
import { TODAY, type WorkspacePlan } from "./workspaces/workspace-plan";

const MINUTE_MS = 60_000;
const MIB = 1024 * 1024;

/** How a session stands when the demo is set up. */
interface SessionPlan {
  id: string;
  label: string;
  model: string;
  tokenLimit: number;
  baseTokens: number;
  ramMib: number;
  ramPerTurnMib?: number;
  messages: number;
  /** Minutes since its last turn, and between its turns. */
  quietMin: number;
  paceMin: number;
  protected?: boolean;
  archived?: boolean;
  settings?: JsonObject;
  /** A run that is on when the demo is set up. */
  run?: Turn;
}

const WORKSPACES = [MAIN_AGENT, FINANCE_AGENT, OPS_AGENT, SALES_AGENT, LEGAL_AGENT, HOME_AGENT];

const SESSIONS: readonly SessionPlan[] = [
  {
    id: STORY_SESSION_ID,
    label: "Customer-support bot",
    model: "claude-sonnet-4.5",
    tokenLimit: 200_000,
    baseTokens: 98_000,
    ramMib: 241,
    ramPerTurnMib: 9,
    messages: 179,
    quietMin: 1,
    paceMin: 2,
  },
  {
    id: "agent:finance:cron:nightly-recon",
    label: "Invoice reconciler",
    model: "gpt-5",
    tokenLimit: 200_000,
    baseTokens: 161_000,
    ramMib: 288,
    messages: 44,
    quietMin: 5,
    paceMin: 5,
    protected: true,
    run: {
      user: "Reconcile everything since Friday.",
      rounds: [
        { calls: [{ name: "bank_lines", args: { since: "friday" }, result: "1,940 lines, page 1 of 39" }] },
      ],
    },
  },
  {
    id: "agent:main:slack:channel:c07release",
    label: "Release notes writer",
    model: "claude-sonnet-4.5",
    tokenLimit: 200_000,
    baseTokens: 92_000,
    ramMib: 468,
    ramPerTurnMib: 2,
    messages: 39,
    quietMin: 3,
    paceMin: 8,
  },
  {
    id: "agent:ops:discord:channel:99120",
    label: "Incident scribe",
    model: "gemini-2.5-pro",
    tokenLimit: 1_000_000,
    baseTokens: 397_000,
    ramMib: 205,
    messages: 61,
    quietMin: 2,
    paceMin: 4,
  },
  {
    id: "agent:main:telegram:group:100188",
    label: "Translation desk",
    model: "gemini-2.5-pro",
    tokenLimit: 1_000_000,
    baseTokens: 508_000,
    ramMib: 262,
    messages: 46,
    quietMin: 2,
    paceMin: 3,
  },
  {
    id: "agent:ops:cron:ci-triage",
    label: "Build doctor",
    model: "gpt-5",
    tokenLimit: 400_000,
    baseTokens: 85_000,
    ramMib: 233,
    messages: 40,
    quietMin: 4,
    paceMin: 2,
  },
  {
    id: "agent:ops:slack:direct:u04f1k2",
    label: "On-call concierge",
    model: "claude-sonnet-4.5",
    tokenLimit: 200_000,
    baseTokens: 60_000,
    ramMib: 190,
    messages: 34,
    quietMin: 6,
    paceMin: 6,
  },
  {
    id: "agent:sales:webchat:direct:u-2219",
    label: "Lead qualifier",
    model: "gpt-5-mini",
    tokenLimit: 400_000,
    baseTokens: 20_000,
    ramMib: 151,
    messages: 22,
    quietMin: 7,
    paceMin: 3,
  },
  {
    id: "agent:main:main",
    label: "Front desk",
    model: "claude-sonnet-4.5",
    tokenLimit: 200_000,
    baseTokens: 24_000,
    ramMib: 176,
    messages: 28,
    quietMin: 22,
    paceMin: 30,
  },
  {
    id: "agent:legal:main",
    label: "Contract summariser",
    model: "claude-opus-4.1",
    tokenLimit: 200_000,
    baseTokens: 144_000,
    ramMib: 214,
    messages: 26,
    quietMin: 48,
    paceMin: 11,
    protected: true,
  },
  {
    id: "agent:home:signal:direct:0c41",
    label: "Home hub",
    model: "gpt-5-mini",
    tokenLimit: 400_000,
    baseTokens: 30_000,
    ramMib: 122,
    messages: 21,
    quietMin: 371,
    paceMin: 90,
  },
  {
    id: "agent:main:cron:brief-0600",
    label: "Morning brief",
    model: "claude-haiku-4.5",
    tokenLimit: 200_000,
    baseTokens: 7_900,
    ramMib: 98,
    messages: 14,
    quietMin: 1260,
    paceMin: 1440,
    archived: true,
  },
];

/** Sessions quiet for longer than this get no turns from autoplay. */
const LIVELY_MIN = 60;

/** A demo as it is set up at `now`: the same for the same seed and time. */
export function createFleet(seed: number, now: Date): DemoState {
  const empty: DemoState = {
    epoch: now.getTime().toString(36),
    nextId: 0,
    steps: 0,
    agents: {},
    sessions: {},
    pins: {},
  };
  const day = now.toISOString().slice(0, 10);
  const peopled = SESSIONS.reduce(
    (state, plan, index) => addSession(state, plan, createDice(seed, index), now),
    empty,
  );
  return WORKSPACES.reduce((state, plan) => withAgent(state, toAgent(plan, day)), peopled);
}

function toAgent(plan: WorkspacePlan, day: string): DemoAgent {
  const memory = Object.entries(plan.memory).map(([path, text]) => [
    path.replace(TODAY, `memory/${day}.md`),
    text,
  ]);
  const texts = Object.entries(plan.texts).map(([path, text]) => [path, textEntry(path, text)]);
  const opaque = (plan.opaque ?? []).map(({ path, gap, sizeBytes }) => [
    path,
    opaqueEntry(path, gap, sizeBytes),
  ]);
  return {
    id: plan.id,
    memoryFiles: Object.fromEntries(memory),
    files: Object.fromEntries([...texts, ...opaque]),
    tools: [...plan.tools],
    skills: [...plan.skills],
  };
}

function addSession(state: DemoState, plan: SessionPlan, dice: Dice, now: Date): DemoState {
  const id = SessionId.parse(plan.id);
  const lastTurnMs = now.getTime() - plan.quietMin * MINUTE_MS;
  const turns = pastTurns(BANKS[id], plan.messages, dice);
  const begun = withSession(state, emptySession(state, id, now));
  const played = turns.reduce((before, turn, index) => {
    const at = new Date(lastTurnMs - (turns.length - 1 - index) * plan.paceMin * MINUTE_MS);
    return playTurn(before, id, { ...turn, effects: [] }, at);
  }, begun);
  const running = plan.run ? openRun(played, id, plan.run, new Date(lastTurnMs)).state : played;
  const session = running.sessions[id] ?? emptySession(running, id, now);
  return withSession(running, {
    ...session,
    agentId: agentIdOf(id),
    label: plan.label,
    protected: plan.protected ?? false,
    archived: plan.archived ?? false,
    lively: plan.quietMin < LIVELY_MIN,
    settings: {
      model: plan.model,
      thinking: "medium",
      verbose: "off",
      fastMode: false,
      permissionMode: "ask",
      queueMode: "followup",
      ...plan.settings,
    },
    tokenLimit: plan.tokenLimit,
    baseTokens: plan.baseTokens,
    ramBytes: plan.ramMib * MIB,
    ramPerTurnBytes: (plan.ramPerTurnMib ?? 0) * MIB,
    updatedAt: new Date(lastTurnMs).toISOString(),
    storyTurn: id === STORY_SESSION_ID ? -TURNS_BEFORE_STORY : null,
  });
}

/** Turns that add up to `messages`, or to the next smaller number that whole turns of the bank can make. */
function pastTurns(bank: Bank | undefined, messages: number, dice: Dice): Turn[] {
  if (!bank) return [];
  const reachable = reachableCounts(bank, messages);
  const turns: Turn[] = [];
  let left = messages;
  while (!reachable.has(left)) left -= 1;
  while (left > 0) {
    const [first, ...others] = bank.turns.filter((turn) => reachable.has(left - messageCount(turn)));
    if (first === undefined) return turns;
    const turn = dice.pick([first, ...others]);
    turns.push(fillTurn(turn, dice));
    left -= messageCount(turn);
  }
  return turns;
}

/** The numbers of messages up to `most` that whole turns add up to. */
function reachableCounts(bank: Bank, most: number): Set<number> {
  const reachable = new Set([0]);
  for (let count = 1; count <= most; count += 1) {
    if (bank.turns.some((turn) => reachable.has(count - messageCount(turn)))) reachable.add(count);
  }
  return reachable;
}
