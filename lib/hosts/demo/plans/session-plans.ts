import type { Bank } from "../turn";
import { AT_WORK } from "./at-work";
import { NEEDING_ATTENTION } from "./needing-attention";
import { QUIET_FOR_DAYS } from "./quiet-for-days";
import { QUIET_TODAY } from "./quiet-today";
import type { SessionPlan } from "./session-plan";

/** The sessions of a new demo. */
export const SESSION_PLANS: readonly SessionPlan[] = [
  ...NEEDING_ATTENTION,
  ...AT_WORK,
  ...QUIET_TODAY,
  ...QUIET_FOR_DAYS,
];

const PLANS_BY_ID: ReadonlyMap<string, SessionPlan> = new Map(SESSION_PLANS.map((plan) => [plan.id, plan]));

/** The turns a demo session can play by itself. None for one that somebody else started. */
export const bankOf = (sessionId: string): Bank | undefined => PLANS_BY_ID.get(sessionId)?.bank;
