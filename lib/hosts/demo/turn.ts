import type { Json, JsonObject } from "@/lib/contract/json";
import type { FileGap } from "@/lib/contract/state";
import type { Dice } from "./dice";

/** One call of a tool, and what it answered. */
export interface Call {
  name: string;
  args: JsonObject;
  result: string;
  isError?: boolean;
  /** What the answer weighs in the context when it was longer than what is written here. */
  tokens?: number;
}

/** What a turn does outside the context. `note` goes into the day's memory file, with the time before it. */
export type Effect =
  | { kind: "note"; line: string }
  | { kind: "edit"; path: string; find: string; replace: string }
  | { kind: "write"; path: string; text: string }
  | { kind: "opaque"; path: string; gap: FileGap; sizeBytes: number }
  | { kind: "setting"; key: string; value: Json };

/** One run of an agent, as it is written down: somebody asks, the agent calls tools, round by round, and answers. */
export interface Turn {
  user: string;
  rounds?: readonly { says?: string; calls: readonly Call[] }[];
  answer?: string;
  /** What the agent thought before each thing it said: it weighs in the context and is not written down. */
  thoughtTokens?: number;
  /** The run ends as failed, for this reason. */
  error?: string;
  effects?: readonly Effect[];
}

/** The turns that a session's agent can play by itself: ordinary ones, and one that fails. */
export interface Bank {
  turns: readonly [Turn, ...Turn[]];
  failing: Turn;
}

const NAMES = ["Amara", "Jonas", "Lucía", "Noor", "Piet", "Solène", "Tomasz", "Yuki"] as const;
const CITIES = ["Antwerp", "Bergen", "Graz", "Leipzig", "Porto", "Tartu", "Turin", "Utrecht"] as const;

/** The turn with its `{placeholders}` filled in: the same word stands for the same value throughout one turn. */
export function fillTurn(turn: Turn, dice: Dice): Turn {
  const values: Record<string, string> = {
    order: `A-${dice.between(40000, 49999)}`,
    invoice: `INV-${dice.between(2000, 9999)}`,
    amount: `${dice.between(6, 480)}.${dice.pick(["00", "50", "90", "95"])}`,
    name: dice.pick(NAMES),
    city: dice.pick(CITIES),
    count: String(dice.between(3, 90)),
    minutes: String(dice.between(4, 55)),
    build: String(dice.between(7100, 7900)),
    percent: String(dice.between(2, 38)),
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, word: string) => values[word] ?? whole);
  const fillJson = (value: Json): Json => {
    if (typeof value === "string") return fill(value);
    if (Array.isArray(value)) return value.map(fillJson);
    if (value === null || typeof value !== "object") return value;
    return fillObject(value);
  };
  const fillObject = (value: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillJson(item)]));

  return {
    ...turn,
    user: fill(turn.user),
    ...(turn.answer === undefined ? {} : { answer: fill(turn.answer) }),
    rounds: (turn.rounds ?? []).map((round) => ({
      ...(round.says === undefined ? {} : { says: fill(round.says) }),
      calls: round.calls.map((call) => ({ ...call, args: fillObject(call.args), result: fill(call.result) })),
    })),
    effects: (turn.effects ?? []).map((effect) =>
      effect.kind === "note" ? { ...effect, line: fill(effect.line) } : effect,
    ),
  };
}

/** How many messages the turn adds to the context. */
export function messageCount(turn: Turn): number {
  const rounds = turn.rounds ?? [];
  return (
    1 + rounds.reduce((sum, round) => sum + 1 + round.calls.length, 0) + (turn.answer === undefined ? 0 : 1)
  );
}
