import { CHECKS, DRAFTS, QUESTIONS, RESEARCH } from "../banks/errands";
import { FRONT_DESK, HOME } from "../banks/people";
import { BRIEF } from "../banks/writing";
import { quiet } from "./quiet";

/** The sessions that worked within the last day and rest now. */
export const QUIET_TODAY = [
  quiet("agent:main:cron:brief-0600", "Morning brief", {
    bank: BRIEF,
    model: "claude-haiku-4.5",
    baseTokens: 8_000,
    messages: 14,
    quietMin: 1260,
    paceMin: 1440,
    archived: true,
    kept: { count: 1, newestMin: 1258, everyMin: 1440 },
  }),
  quiet("agent:home:signal:direct:0c41", "Home hub", {
    bank: HOME,
    model: "gpt-5-mini",
    baseTokens: 30_000,
    messages: 21,
    quietMin: 371,
    paceMin: 90,
    kept: { count: 2, newestMin: 362, everyMin: 60 },
  }),
  quiet("agent:research:main", "Research scout", {
    bank: RESEARCH,
    model: "gemini-2.5-pro",
    baseTokens: 207_000,
    messages: 42,
    quietMin: 548,
    kept: { count: 2, newestMin: 540, everyMin: 45 },
  }),
  quiet("agent:main:main", "Front desk", {
    bank: FRONT_DESK,
    model: "claude-sonnet-4.5",
    baseTokens: 24_000,
    messages: 28,
    quietMin: 74,
  }),
  quiet("agent:finance:slack:direct:u09expns", "Expense checker", {
    bank: QUESTIONS,
    model: "gpt-5-mini",
    baseTokens: 18_400,
    messages: 24,
    quietMin: 96,
  }),
  quiet("agent:main:cron:delivery-watch", "Delivery watch", {
    bank: CHECKS,
    model: "claude-haiku-4.5",
    baseTokens: 11_700,
    messages: 32,
    quietMin: 138,
  }),
  quiet("agent:ops:cron:certificates", "Certificate watch", {
    bank: CHECKS,
    model: "gpt-5-mini",
    baseTokens: 9_300,
    messages: 18,
    quietMin: 197,
  }),
  quiet("agent:legal:slack:direct:u07nda", "NDA checker", {
    bank: QUESTIONS,
    model: "claude-opus-4.1",
    baseTokens: 52_000,
    messages: 20,
    quietMin: 460,
  }),
  quiet("agent:sales:cron:renewals", "Renewal reminders", {
    bank: CHECKS,
    model: "gpt-5-mini",
    baseTokens: 14_800,
    messages: 26,
    quietMin: 617,
  }),
  quiet("agent:research:cron:papers", "Paper digest", {
    bank: RESEARCH,
    model: "gemini-2.5-pro",
    baseTokens: 133_000,
    messages: 30,
    quietMin: 702,
  }),
  quiet("agent:main:webchat:reviews", "Review replies", {
    bank: DRAFTS,
    model: "claude-sonnet-4.5",
    baseTokens: 33_500,
    messages: 24,
    quietMin: 840,
  }),
  quiet("agent:home:cron:garden", "Garden sensors", {
    bank: CHECKS,
    model: "gpt-5-mini",
    baseTokens: 6_200,
    messages: 16,
    quietMin: 1105,
  }),
];
