import { INCIDENTS, RECONCILE } from "../banks/operations";
import { SUPPORT } from "../banks/support";
import { RELEASE_NOTES } from "../banks/writing";
import { steadyPulse } from "../pulse/pulse";
import { CALM_PULSE } from "../pulse/story-pulse";
import { STORY_SESSION_ID } from "../story";
import type { SessionPlan } from "./session-plan";

/** The sessions with something wrong, each with another thing. The first one is fine until its story is played. */
export const NEEDING_ATTENTION: readonly SessionPlan[] = [
  {
    id: STORY_SESSION_ID,
    label: "Customer-support bot",
    bank: SUPPORT,
    model: "claude-sonnet-4.5",
    tokenLimit: 200_000,
    baseTokens: 103_000,
    messages: 179,
    quietMin: 22,
    paceMin: 9,
    gapMin: { from: 228, to: 155 },
    pulse: CALM_PULSE,
  },
  {
    id: "agent:finance:cron:nightly-recon",
    label: "Invoice reconciler",
    bank: RECONCILE,
    model: "gpt-5",
    tokenLimit: 200_000,
    baseTokens: 168_600,
    messages: 44,
    quietMin: 17,
    paceMin: 22,
    protected: true,
    run: {
      turn: {
        user: "Reconcile everything since Friday.",
        rounds: [
          {
            says: "1,940 lines. I match them page by page.",
            calls: [{ name: "bank_lines", args: { since: "friday" }, result: "1,940 lines, page 1 of 39" }],
          },
        ],
      },
      sinceMin: 6.2,
    },
    pulse: steadyPulse(6, 236, { from: 75, to: 6.2 }),
    kept: { count: 3, newestMin: 17.7, everyMin: 30 },
  },
  {
    id: "agent:main:slack:channel:c07release",
    label: "Release notes writer",
    bank: RELEASE_NOTES,
    model: "claude-sonnet-4.5",
    tokenLimit: 200_000,
    baseTokens: 92_000,
    messages: 39,
    quietMin: 3,
    paceMin: 24,
    pulse: {
      ...steadyPulse(2, 468, { from: 120, to: 0 }),
      ramMb: [
        [120, 231],
        [60, 246],
        [9, 437],
        [0, 468],
      ],
    },
    kept: { count: 3, newestMin: 17.7, everyMin: 30 },
  },
  {
    id: "agent:ops:discord:channel:99120",
    label: "Incident scribe",
    bank: INCIDENTS,
    model: "gemini-2.5-pro",
    tokenLimit: 1_000_000,
    baseTokens: 394_000,
    messages: 112,
    quietMin: 2,
    paceMin: 11.6,
    pulse: steadyPulse(0.6, 205, { from: 330, to: 0 }),
    kept: { count: 3, newestMin: 252.5, everyMin: 60 },
  },
];
