import { CHECKS, DRAFTS, QUESTIONS, RESEARCH } from "../banks/errands";
import { quiet } from "./quiet";

const DAY_MIN = 1440;

/** The sessions that have not worked for more than a day. */
export const QUIET_FOR_DAYS = [
  quiet("agent:main:email:newsletter", "Newsletter drafts", {
    bank: DRAFTS,
    model: "claude-sonnet-4.5",
    baseTokens: 47_000,
    messages: 22,
    quietMin: 1.3 * DAY_MIN,
  }),
  quiet("agent:ops:slack:channel:c11postmortem", "Postmortem drafts", {
    bank: DRAFTS,
    model: "claude-opus-4.1",
    baseTokens: 88_000,
    messages: 26,
    quietMin: 1.7 * DAY_MIN,
  }),
  quiet("agent:sales:slack:direct:u02quote", "Quote builder", {
    bank: QUESTIONS,
    model: "gpt-5",
    baseTokens: 41_000,
    messages: 20,
    quietMin: 2.4 * DAY_MIN,
  }),
  quiet("agent:ops:main", "Capacity planner", {
    bank: RESEARCH,
    model: "gpt-5",
    baseTokens: 156_000,
    messages: 32,
    quietMin: 3.2 * DAY_MIN,
  }),
  quiet("agent:main:telegram:group:beta-86", "Beta testers", {
    bank: QUESTIONS,
    model: "claude-haiku-4.5",
    baseTokens: 27_000,
    messages: 30,
    quietMin: 4.1 * DAY_MIN,
  }),
  quiet("agent:research:cron:competitors", "Competitor watch", {
    bank: RESEARCH,
    model: "gemini-2.5-pro",
    baseTokens: 98_000,
    messages: 18,
    quietMin: 5.5 * DAY_MIN,
  }),
  quiet("agent:ops:cron:backup-audit", "Backup auditor", {
    bank: CHECKS,
    model: "gpt-5-mini",
    baseTokens: 8_800,
    messages: 14,
    quietMin: 6.4 * DAY_MIN,
  }),
  quiet("agent:finance:main", "VAT helper", {
    bank: QUESTIONS,
    model: "claude-sonnet-4.5",
    baseTokens: 36_000,
    messages: 16,
    quietMin: 9.2 * DAY_MIN,
  }),
  quiet("agent:finance:cron:month-end", "Month-end close", {
    bank: CHECKS,
    model: "gpt-5",
    baseTokens: 71_000,
    messages: 28,
    quietMin: 23.6 * DAY_MIN,
  }),
];
