import { SessionId } from "@/lib/contract/ids";
import { createDice, type Dice } from "./dice";
import { pastTurns } from "./past-turns";
import type { SessionPlan } from "./plans/session-plan";
import { SESSION_PLANS } from "./plans/session-plans";
import { openRun, playTurn } from "./play-turn";
import { ramBytesAt } from "./pulse/health-of-pulse";
import { emptySession } from "./session-agent";
import { agentIdOf, type DemoState, withAgent, withSession } from "./state";
import { STORY_SESSION_ID, TURNS_BEFORE_STORY } from "./story";
import { agentAt } from "./workspaces/agent-at";
import { WORKSPACES } from "./workspaces/workspaces";

const MINUTE_MS = 60_000;

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
  const peopled = SESSION_PLANS.reduce(
    (state, plan, index) => addSession(state, plan, createDice(seed, index), now),
    empty,
  );
  return WORKSPACES.reduce((state, plan) => withAgent(state, agentAt(plan, now, now)), peopled);
}

function addSession(state: DemoState, plan: SessionPlan, dice: Dice, now: Date): DemoState {
  const id = SessionId.parse(plan.id);
  const turns = pastTurns(plan.bank, plan.messages, dice);
  const begun = withSession(state, emptySession(state, id, now));
  const played = turns.reduce((before, turn, index) => {
    const minutesAgo = turnMin(plan, turns.length - 1 - index);
    return playTurn(before, id, { ...turn, effects: [] }, minutesBefore(now, minutesAgo));
  }, begun);
  const running = plan.run
    ? openRun(played, id, plan.run.turn, minutesBefore(now, plan.run.sinceMin)).state
    : played;
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
    updatedAt: session.messages.at(-1)?.createdAt ?? now.toISOString(),
    storyTurn: id === STORY_SESSION_ID ? -TURNS_BEFORE_STORY : null,
    ramBytes: ramBytesAt(plan.pulse, 0),
    pastRuns: [],
  });
}

/** How many minutes ago the session had its last turn but `back`. */
function turnMin({ quietMin, paceMin, gapMin }: SessionPlan, back: number): number {
  const minutesAgo = quietMin + back * paceMin;
  return gapMin === undefined || minutesAgo < gapMin.to ? minutesAgo : minutesAgo + gapMin.from - gapMin.to;
}

const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS);
