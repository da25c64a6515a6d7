import { contextTokensOf } from "./capture";
import { createDice, type Dice } from "./dice";
import { bankOf } from "./plans/session-plans";
import { closeRun, openRun, playTurn } from "./play-turn";
import { compactContext } from "./rewrite-context";
import { type DemoSession, type DemoState, withSession } from "./state";
import { AFTERMATH, STORY, STORY_SESSION_ID, STORY_THOUGHT_TOKENS } from "./story";
import { fillTurn, type Turn } from "./turn";

const FAILURE_RATE = 0.01;
const AFTERMATH_FAILURE_RATE = 0.7;
const STORY_RAM_BYTES = 10_000_000;
const AFTERMATH_RAM_BYTES = 500_000;
const MOST_RAM_BYTES = 440_000_000;
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

/** The next `turns` of the story, which ends with a run that does not end. */
export function playStory(state: DemoState, now: Date, turns: number): DemoState {
  const first = Math.max(0, state.sessions[STORY_SESSION_ID]?.storyTurn ?? 0);
  return STORY.slice(first, first + turns).reduce(
    (before, turn, index) => playStoryTurn(before, turn, first + index, now),
    state,
  );
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
  const bank = bankOf(session.id);
  if (!bank) return state;
  const turn = dice.roll() < FAILURE_RATE ? bank.failing : dice.pick(bank.turns);
  return playTurn(state, session.id, withoutLateNotes(state, session, fillTurn(turn, dice), now), now);
}

function playStoryTurn(state: DemoState, turn: Turn, index: number, now: Date): DemoState {
  const isLast = index === STORY.length - 1;
  const weighed = { ...turn, thoughtTokens: STORY_THOUGHT_TOKENS };
  const played = isLast
    ? openRun(state, STORY_SESSION_ID, weighed, now).state
    : playTurn(state, STORY_SESSION_ID, weighed, now);
  return withStoryTurn(grown(played, STORY_SESSION_ID, STORY_RAM_BYTES), STORY_SESSION_ID, index + 1);
}

function playAftermath(state: DemoState, session: DemoSession, dice: Dice, now: Date): DemoState {
  const failed = dice.roll() < AFTERMATH_FAILURE_RATE;
  const idle = session.runs.reduce((before, run) => closeRun(before, session.id, run.id, failed, now), state);
  const opened = openRun(idle, session.id, fillTurn(AFTERMATH, dice), now).state;
  return grown(opened, session.id, AFTERMATH_RAM_BYTES);
}

/** What the agent does not give back. It ends well before the limit, however long the demo is left alone. */
function grown(state: DemoState, sessionId: string, bytes: number): DemoState {
  const session = state.sessions[sessionId];
  if (!session) return state;
  const ramBytes = Math.max(session.ramBytes, Math.min(MOST_RAM_BYTES, session.ramBytes + bytes));
  return withSession(state, { ...session, ramBytes });
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
