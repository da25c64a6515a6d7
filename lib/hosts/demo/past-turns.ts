import type { Dice } from "./dice";
import { type Bank, fillTurn, messageCount, type Turn } from "./turn";

/** Turns that add up to `messages`, or to the next smaller number that whole turns of the bank can make. */
export function pastTurns(bank: Bank, messages: number, dice: Dice): Turn[] {
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
