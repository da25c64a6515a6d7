import { SessionId } from "@/lib/contract/ids";
import { BANKS } from "./banks/banks";
import { createDice, type Dice } from "./dice";
import { openRun, playTurn } from "./play-turn";
import { emptySession } from "./session-agent";
import { SESSION_PLANS, type SessionPlan } from "./session-plans";
import { agentIdOf, type DemoAgent, type DemoState, withAgent, withSession } from "./state";
import { STORY_SESSION_ID, TURNS_BEFORE_STORY } from "./story";
import { type Bank, fillTurn, messageCount, type Turn } from "./turn";
import { opaqueEntry, textEntry } from "./workspace";
import { MAIN_AGENT } from "./workspaces/main-agent";
import { FINANCE_AGENT, HOME_AGENT, LEGAL_AGENT, OPS_AGENT, SALES_AGENT } from "./workspaces/other-agents";
import { TODAY, type WorkspacePlan } from "./workspaces/workspace-plan";

const MINUTE_MS = 60_000;
const MIB = 1024 * 1024;

const WORKSPACES = [MAIN_AGENT, FINANCE_AGENT, OPS_AGENT, SALES_AGENT, LEGAL_AGENT, HOME_AGENT];

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
  const peopled = SESSION_PLANS.reduce(
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
