import { BANKS } from "./banks/banks";
import { contextTokensOf } from "./capture";
import { createDice, type Dice } from "./dice";
import { closeRun, openRun, playTurn } from "./play-turn";
import { compactContext } from "./rewrite-context";
import { type DemoSession, type DemoState, withSession } from "./state";
import { AFTERMATH, STORY, STORY_SESSION_ID } from "./story";
import { fillTurn, type Turn } from "./turn";

const FAILURE_RATE = 0.05;
const AFTERMATH_FAILURE_RATE = 0.7;
const FULL_CONTEXT = 0.85;
const NOTES_PER_DAY = 40;

/** One beat of the demo's life: the session of the story goes on, and so does one other session. */
export function playStep(state: DemoState, seed: number, now: Date): DemoState {
  const counted = { ...state, steps: state.steps + 1 };
  const dice = createDice(seed, counted.steps);
  const told = playNext(counted, STORY_SESSION_ID, dice, now);
  const [first, ...others] = Object.values(told.sessions)
    .filter(
      (session) =>
        session.id !== STORY_SESSION_ID && session.lively && !session.archived && session.runs.length === 0,
    )
    .map((session) => session.id);
  return first === undefined ? told : playNext(told, dice.pick([first, ...others]), dice, now);
}

/** The story from its first turn to the run that does not end. */
export function playStory(state: DemoState, now: Date, spreadMs: number): DemoState {
  return STORY.reduce((before, turn, index) => {
    const at = new Date(now.getTime() - Math.round(spreadMs * (1 - index / (STORY.length - 1))));
    return playStoryTurn(before, turn, index, at);
  }, state);
}

function playNext(state: DemoState, sessionId: DemoSession["id"], dice: Dice, now: Date): DemoState {
  const session = state.sessions[sessionId];
  if (!session || session.archived) return state;
  if (contextTokensOf(session) > session.tokenLimit * FULL_CONTEXT) {
    const compacted = compactContext(state, session, now);
    if (compacted !== state) return compacted;
  }
  if (session.storyTurn === null) return playOrdinary(state, session, dice, now);
  if (session.storyTurn < 0) {
    const played = playOrdinary(state, session, dice, now);
    return withStoryTurn(played, sessionId, session.storyTurn + 1);
  }
  const turn = STORY[session.storyTurn];
  return turn ? playStoryTurn(state, turn, session.storyTurn, now) : playAftermath(state, session, dice, now);
}

function playOrdinary(state: DemoState, session: DemoSession, dice: Dice, now: Date): DemoState {
  if (session.runs.length > 0) return state;
  const bank = BANKS[session.id];
  if (!bank) return state;
  const turn = dice.roll() < FAILURE_RATE ? bank.failing : dice.pick(bank.turns);
  return playTurn(state, session.id, withoutLateNotes(state, session, fillTurn(turn, dice), now), now);
}

function playStoryTurn(state: DemoState, turn: Turn, index: number, now: Date): DemoState {
  const isLast = index === STORY.length - 1;
  const played = isLast
    ? openRun(state, STORY_SESSION_ID, turn, now).state
    : playTurn(state, STORY_SESSION_ID, turn, now);
  return withStoryTurn(played, STORY_SESSION_ID, index + 1);
}

function playAftermath(state: DemoState, session: DemoSession, dice: Dice, now: Date): DemoState {
  const failed = dice.roll() < AFTERMATH_FAILURE_RATE;
  const idle = session.runs.reduce((before, run) => closeRun(before, session.id, run.id, failed, now), state);
  return openRun(idle, session.id, fillTurn(AFTERMATH, dice), now).state;
}

function withStoryTurn(state: DemoState, sessionId: string, storyTurn: number): DemoState {
  const session = state.sessions[sessionId];
  return session ? withSession(state, { ...session, storyTurn }) : state;
}

/** Left alone for days, the demo must not fill its memory with chatter. */
function withoutLateNotes(state: DemoState, session: DemoSession, turn: Turn, now: Date): Turn {
  const today =
    state.agents[session.agentId]?.memoryFiles[`memory/${now.toISOString().slice(0, 10)}.md`] ?? "";
  if (today.split("\n").length < NOTES_PER_DAY) return turn;
  return { ...turn, effects: (turn.effects ?? []).filter((effect) => effect.kind !== "note") };
}
