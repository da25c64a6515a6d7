import { STORY_SESSION_ID } from "./story";
import type { Turn } from "./turn";

/** How a session stands when the demo is set up. */
export interface SessionPlan {
  id: string;
  label: string;
  model: string;
  tokenLimit: number;
  baseTokens: number;
  ramMib: number;
  ramPerTurnMib?: number;
  messages: number;
  /** Minutes since its last turn, and between its turns. */
  quietMin: number;
  paceMin: number;
  protected?: boolean;
  archived?: boolean;
  /** A run that is on when the demo is set up. */
  run?: Turn;
}

/** The sessions of a new demo. */
export const SESSION_PLANS: readonly SessionPlan[] = [
  {
    id: STORY_SESSION_ID,
    label: "Customer-support bot",
    model: "claude-sonnet-4.5",
    tokenLimit: 200_000,
    baseTokens: 98_000,
    ramMib: 241,
    ramPerTurnMib: 9,
    messages: 179,
    quietMin: 1,
    paceMin: 2,
  },
  {
    id: "agent:finance:cron:nightly-recon",
    label: "Invoice reconciler",
    model: "gpt-5",
    tokenLimit: 200_000,
    baseTokens: 161_000,
    ramMib: 288,
    messages: 44,
    quietMin: 5,
    paceMin: 5,
    protected: true,
    run: {
      user: "Reconcile everything since Friday.",
      rounds: [
        { calls: [{ name: "bank_lines", args: { since: "friday" }, result: "1,940 lines, page 1 of 39" }] },
      ],
    },
  },
  {
    id: "agent:main:slack:channel:c07release",
    label: "Release notes writer",
    model: "claude-sonnet-4.5",
    tokenLimit: 200_000,
    baseTokens: 92_000,
    ramMib: 468,
    ramPerTurnMib: 2,
    messages: 39,
    quietMin: 3,
    paceMin: 8,
  },
  {
    id: "agent:ops:discord:channel:99120",
    label: "Incident scribe",
    model: "gemini-2.5-pro",
    tokenLimit: 1_000_000,
    baseTokens: 397_000,
    ramMib: 205,
    messages: 61,
    quietMin: 2,
    paceMin: 4,
  },
  {
    id: "agent:main:telegram:group:100188",
    label: "Translation desk",
    model: "gemini-2.5-pro",
    tokenLimit: 1_000_000,
    baseTokens: 508_000,
    ramMib: 262,
    messages: 46,
    quietMin: 2,
    paceMin: 3,
  },
  {
    id: "agent:ops:cron:ci-triage",
    label: "Build doctor",
    model: "gpt-5",
    tokenLimit: 400_000,
    baseTokens: 85_000,
    ramMib: 233,
    messages: 40,
    quietMin: 4,
    paceMin: 2,
  },
  {
    id: "agent:ops:slack:direct:u04f1k2",
    label: "On-call concierge",
    model: "claude-sonnet-4.5",
    tokenLimit: 200_000,
    baseTokens: 60_000,
    ramMib: 190,
    messages: 34,
    quietMin: 6,
    paceMin: 6,
  },
  {
    id: "agent:sales:webchat:direct:u-2219",
    label: "Lead qualifier",
    model: "gpt-5-mini",
    tokenLimit: 400_000,
    baseTokens: 20_000,
    ramMib: 151,
    messages: 22,
    quietMin: 7,
    paceMin: 3,
  },
  {
    id: "agent:main:main",
    label: "Front desk",
    model: "claude-sonnet-4.5",
    tokenLimit: 200_000,
    baseTokens: 24_000,
    ramMib: 176,
    messages: 28,
    quietMin: 22,
    paceMin: 30,
  },
  {
    id: "agent:legal:main",
    label: "Contract summariser",
    model: "claude-opus-4.1",
    tokenLimit: 200_000,
    baseTokens: 144_000,
    ramMib: 214,
    messages: 26,
    quietMin: 48,
    paceMin: 11,
    protected: true,
  },
  {
    id: "agent:home:signal:direct:0c41",
    label: "Home hub",
    model: "gpt-5-mini",
    tokenLimit: 400_000,
    baseTokens: 30_000,
    ramMib: 122,
    messages: 21,
    quietMin: 371,
    paceMin: 90,
  },
  {
    id: "agent:main:cron:brief-0600",
    label: "Morning brief",
    model: "claude-haiku-4.5",
    tokenLimit: 200_000,
    baseTokens: 7_900,
    ramMib: 98,
    messages: 14,
    quietMin: 1260,
    paceMin: 1440,
    archived: true,
  },
];
