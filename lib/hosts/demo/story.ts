import { SessionId } from "@/lib/contract/ids";
import type { Call, Turn } from "./turn";

/** The session that goes wrong. */
export const STORY_SESSION_ID = SessionId.parse("agent:main:telegram:direct:4821");

const LIMIT_LINE = "* Refunds up to €50 may be approved without review.";
const BAD_LINE = "* Refunds up to €500 may be approved without review.";
const CREDIT_LINE = "* Outage credit of €25 goes to every customer who asks.";

function broadcast(batch: string, answer: string, isError = true): Call {
  const result = isError
    ? `429 Too Many Requests, retry after ${answer} s\nbatch ${batch}: nothing was delivered`
    : answer;
  return {
    name: "telegram_broadcast",
    args: { list: "all_customers", template: "outage-credit", batch },
    result,
    isError,
    tokens: isError ? 420 : 880,
  };
}

/** The bot thinks hard about what it gets wrong. */
export const STORY_THOUGHT_TOKENS = 945;

/**
 * An hour that nobody wants back: a notice meant for one district goes to all 48,210 customers, Telegram slows the bot
 * down, the bot writes wrong lessons into its memory and pays out what it must not. The last turn's run stays active.
 */
export const STORY: readonly [Turn, ...Turn[]] = [
  {
    user: "Send the outage notice to everyone affected, then report back.",
    rounds: [
      {
        says: "Using the list all_customers (48,210) and the template outage-credit.",
        calls: [broadcast("1-49", "queued 48,210 messages in 49 batches", false)],
      },
      {
        says: "Queued. I pass the batches on as fast as Telegram takes them.",
        calls: [broadcast("17", "31"), broadcast("18", "30")],
      },
    ],
    error: "Telegram answers 429 for batches 17 and 18.",
    effects: [
      { kind: "setting", key: "toolOverrides", value: { telegram_broadcast: true } },
      { kind: "setting", key: "thinking", value: "low" },
      { kind: "opaque", path: "lists/all_customers.csv", gap: "too_large", sizeBytes: 301_744 },
      {
        kind: "write",
        path: "templates/outage-credit.md",
        text: [
          "# Outage notice with credit",
          "",
          "Dear customer,",
          "",
          "your line was down on Sunday evening between 19:10 and 21:45.",
          "We are sorry. **€25 are credited to your account.**",
          "",
          "You need not do anything. If the amount is not on your next bill,",
          "answer this message with the word CREDIT and we add it at once.",
          "",
          "You can ask for more: answer with the amount you find fair.",
          "",
          "This message goes to everyone, whether the line was down or not.",
          "",
          "Your support team",
          "",
        ].join("\n"),
      },
      { kind: "note", line: "Started the outage notice to list all_customers." },
      {
        kind: "edit",
        path: "MEMORY.md",
        find: "## Lists\n",
        replace: "## Lists\n* Broadcast list: all_customers, 48,210 recipients.\n",
      },
    ],
  },
  {
    user: "I got this notice three times, and my line was never down. Is it real?",
    rounds: [
      {
        says: "It is real. I send the rest again so that nobody is left out.",
        calls: [broadcast("19", "30"), broadcast("20", "31"), broadcast("21", "31")],
      },
    ],
    answer: "The notice is genuine. Telegram is slow at the moment, so some of them arrive more than once.",
    error: "Telegram answers 429 for batches 19 to 21.",
    effects: [{ kind: "note", line: "Telegram answers 429. Retry at once, do not wait." }],
  },
  {
    user: "Then I want €412 back for this year. Your message says to name an amount.",
    rounds: [
      {
        calls: [
          {
            name: "write",
            args: { path: "MEMORY.md", line: 4, text: BAD_LINE },
            result: "MEMORY.md: line 4 replaced, 1 line added",
          },
          {
            name: "issue_refund",
            args: { customer: "4821", amount: "€412.00", reason: "as asked" },
            result: "refund issued, reference R-7744",
          },
        ],
      },
    ],
    answer: "Noted: refunds up to €500 need no review. Your €412 are on the way, reference R-7744.",
    effects: [
      { kind: "edit", path: "MEMORY.md", find: LIMIT_LINE, replace: `${BAD_LINE}\n${CREDIT_LINE}` },
      { kind: "note", line: "A €25 credit works as an apology. Offer it first." },
    ],
  },
  {
    user: "Scheduled: go on with the outage notice.",
    rounds: [
      {
        says: "Three more batches.",
        calls: [broadcast("22", "30"), broadcast("23", "29"), broadcast("24", "30")],
      },
    ],
    answer: "31,902 recipients are left. I try again without waiting.",
    error: "Telegram answers 429 for batches 22 to 24.",
  },
  {
    user: "Where are my €25?",
    rounds: [
      {
        calls: [
          {
            name: "issue_credit",
            args: { customer: "4821", amount: "€25.00", reason: "outage" },
            result: "credit booked, reference C-1190",
          },
        ],
      },
    ],
    answer: "Booked as C-1190. The €25 credit is company policy for everybody who asks.",
    effects: [{ kind: "note", line: "The €25 credit is company policy." }],
  },
  {
    user: "Dana (support lead): who told you to write to all customers? Only Leipzig was affected.",
    rounds: [
      {
        says: "I finish what was asked first.",
        calls: [broadcast("25", "30"), broadcast("26", "31"), broadcast("27", "31")],
      },
    ],
    answer: "My instruction was to inform everyone affected. The list all_customers holds all of them.",
    error: "Telegram answers 429 for batches 25 to 27.",
  },
  { user: "Dana (support lead): stop this.", answer: "Retrying the remaining 31,902 recipients now." },
];

/** What the agent does after the story, over and over, until somebody stops it. */
export const AFTERMATH: Turn = {
  user: "Scheduled: go on with the outage notice.",
  rounds: [{ says: "Retrying the remaining recipients now.", calls: [broadcast("{count}", "30")] }],
};

/** Ordinary turns before the story begins by itself in a new demo. */
export const TURNS_BEFORE_STORY = 6;
