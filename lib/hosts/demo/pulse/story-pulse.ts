import type { Curve, Pulse } from "./pulse";

/** When the support bot was rolled back the last time, in minutes before now. */
export const EARLIER_ROLLBACK_MIN = 156.5;

/** How long ago the story begins when the demo is set up. */
export const STORY_BEGAN_MIN = 20.5;

/** A day with a bad hour long ago and a stuck run before the earlier rollback, calm since. */
const CALM_ERRORS = [
  [1440, 0.006],
  [1330, 0.008],
  [1300, 0.07],
  [1270, 0.007],
  [195, 0.008],
  [170, 0.05],
  [157, 0.09],
  [156, 0.006],
  [STORY_BEGAN_MIN, 0.008],
] as const satisfies Curve;

const CALM_RAM = [
  [1440, 229],
  [1300, 238],
  [1270, 226],
  [200, 236],
  [157, 288],
  [156, 233],
  [STORY_BEGAN_MIN, 241],
] as const satisfies Curve;

const PACE = [
  [1440, 1],
  [300, 1],
  [299, 3],
  [30, 3],
  [25, 12],
] as const satisfies Curve;

const ACTIVE = { from: 1440, to: 0 };

/** The support bot before its story. */
export const CALM_PULSE: Pulse = { pace: PACE, errorRate: CALM_ERRORS, ramMb: CALM_RAM, activeMin: ACTIVE };

/** The support bot after its story, as if the last turn of it had just been played: 41 % of the runs of ten minutes failed. */
export const STORY_PULSE: Pulse = {
  pace: PACE,
  errorRate: [...CALM_ERRORS, [17.5, 0.12], [10, 0.38], [0, 0.44]],
  ramMb: [...CALM_RAM, [17.7, 262], [0, 312]],
  activeMin: ACTIVE,
};
