import { QUESTIONS } from "../banks/errands";
import { BUILDS, ON_CALL } from "../banks/operations";
import { LEADS, TRANSLATION } from "../banks/people";
import { CONTRACTS } from "../banks/writing";
import { steadyPulse } from "../pulse/pulse";
import type { SessionPlan } from "./session-plan";

const EVERY_HALF_HOUR = { newestMin: 17.7, everyMin: 30 };

/** The sessions that work and are well. */
export const AT_WORK: readonly SessionPlan[] = [
  {
    id: "agent:main:whatsapp:group:120363041",
    label: "Warehouse Q&A",
    bank: QUESTIONS,
    model: "claude-haiku-4.5",
    tokenLimit: 200_000,
    baseTokens: 38_900,
    messages: 36,
    quietMin: 1,
    paceMin: 20,
    pulse: steadyPulse(0.4, 148),
    kept: { count: 3, ...EVERY_HALF_HOUR },
  },
  {
    id: "agent:ops:cron:ci-triage",
    label: "Build doctor",
    bank: BUILDS,
    model: "gpt-5",
    tokenLimit: 400_000,
    baseTokens: 86_000,
    messages: 40,
    quietMin: 2,
    paceMin: 25,
    pulse: steadyPulse(1.1, 233),
    kept: { count: 3, ...EVERY_HALF_HOUR },
  },
  {
    id: "agent:ops:slack:direct:u04f1k2",
    label: "On-call concierge",
    bank: ON_CALL,
    model: "claude-sonnet-4.5",
    tokenLimit: 200_000,
    baseTokens: 61_000,
    messages: 34,
    quietMin: 3,
    paceMin: 30,
    pulse: steadyPulse(0.9, 190),
    kept: { count: 3, ...EVERY_HALF_HOUR },
  },
  {
    id: "agent:main:telegram:group:100188",
    label: "Translation desk",
    bank: TRANSLATION,
    model: "gemini-2.5-pro",
    tokenLimit: 1_000_000,
    baseTokens: 510_000,
    messages: 46,
    quietMin: 4,
    paceMin: 18,
    pulse: steadyPulse(0.2, 244),
    kept: { count: 3, ...EVERY_HALF_HOUR },
  },
  {
    id: "agent:sales:webchat:direct:u-2219",
    label: "Lead qualifier",
    bank: LEADS,
    model: "gpt-5-mini",
    tokenLimit: 400_000,
    baseTokens: 21_000,
    messages: 22,
    quietMin: 5,
    paceMin: 35,
    pulse: steadyPulse(0, 151),
    kept: { count: 3, ...EVERY_HALF_HOUR },
  },
  {
    id: "agent:legal:main",
    label: "Contract summariser",
    bank: CONTRACTS,
    model: "claude-opus-4.1",
    tokenLimit: 200_000,
    baseTokens: 145_500,
    messages: 26,
    quietMin: 6,
    paceMin: 40,
    protected: true,
    pulse: steadyPulse(1.8, 214),
    kept: { count: 3, ...EVERY_HALF_HOUR },
  },
];
