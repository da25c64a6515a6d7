import { steadyPulse } from "../pulse/pulse";
import type { SessionPlan } from "./session-plan";

const LIMITS: Readonly<Record<string, number>> = {
  "claude-haiku-4.5": 200_000,
  "claude-opus-4.1": 200_000,
  "claude-sonnet-4.5": 200_000,
  "gemini-2.5-pro": 1_000_000,
  "gpt-5": 400_000,
  "gpt-5-mini": 400_000,
};
const WORKED_MIN = 40;

/** A session that rests: what it was like when it last worked, `quietMin` minutes ago. */
export function quiet(
  id: string,
  label: string,
  plan: Pick<SessionPlan, "bank" | "model" | "baseTokens" | "messages" | "quietMin"> & Partial<SessionPlan>,
  ramMb = 120,
): SessionPlan {
  const { quietMin } = plan;
  return {
    id,
    label,
    tokenLimit: LIMITS[plan.model] ?? 200_000,
    paceMin: 45,
    pulse: { ...steadyPulse(0.8, ramMb, { from: quietMin + WORKED_MIN, to: quietMin }), pace: [[0, 0.5]] },
    kept: { count: 1, newestMin: Math.max(0, quietMin - 5), everyMin: 180 },
    ...plan,
  };
}
