import type { Pulse } from "../pulse/pulse";
import type { Bank, Turn } from "../turn";

/** How a session stands when the demo is set up. */
export interface SessionPlan {
  id: string;
  label: string;
  /** The turns it can play. */
  bank: Bank;
  model: string;
  tokenLimit: number;
  /** What every request carries before the first message. */
  baseTokens: number;
  messages: number;
  /** Minutes since its last turn, and between its turns. */
  quietMin: number;
  paceMin: number;
  /** Minutes before now between which it had no turns: what it did there was taken back. */
  gapMin?: { from: number; to: number };
  protected?: boolean;
  archived?: boolean;
  /** A run that is on when the demo is set up, and since when. */
  run?: { turn: Turn; sinceMin: number };
  pulse: Pulse;
  /** Snapshots taken before the demo was set up: how many, how long ago the newest, and how far apart. */
  kept?: { count: number; newestMin: number; everyMin: number };
}
