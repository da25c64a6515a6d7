import type { SnapshotKind } from "@/lib/contract/snapshot";
import { EARLIER_ROLLBACK_MIN } from "../pulse/story-pulse";
import type { Turn } from "../turn";

/** A snapshot of the support bot that was there when the demo was set up. `{at}` in its name is the time it was taken, in ms. */
export interface PastSnapshot {
  minutesAgo: number;
  name: string;
  kind: SnapshotKind;
  tags: string[];
  description?: string;
  held?: boolean;
  by: "prod-support" | "Dana Okafor";
}

const scheduled = (minutesAgo: number): PastSnapshot => ({
  minutesAgo,
  name: "scheduled-{at}",
  kind: "scheduled",
  tags: ["scheduled"],
  by: "prod-support",
});

/** Every half hour, before whatever is risky, and by hand. The newest but one is the last healthy one. */
export const STORY_SNAPSHOTS: readonly PastSnapshot[] = [
  ...[377.7, 347.7, 317.7, 287.7, 257.7, 227.7, 197.7, 167.7, 137.7, 107.7, 77.7, 47.7, 17.7].map(scheduled),
  {
    minutesAgo: 391.2,
    name: "before-new-price-list",
    kind: "manual",
    tags: ["manual"],
    description: "Prices of the Team plan change at midnight.",
    by: "Dana Okafor",
  },
  {
    minutesAgo: 334.4,
    name: "pre-bulk-refund-{at}",
    kind: "pre_operation",
    tags: ["pre-op", "auto-backup"],
    description: "Taken automatically before bulk-refund of 14 delivery fees.",
    by: "prod-support",
  },
  {
    minutesAgo: 301.9,
    name: "quarterly-audit",
    kind: "manual",
    tags: ["manual", "audit"],
    description: "What the bot knew on the day of the audit.",
    held: true,
    by: "Dana Okafor",
  },
  {
    minutesAgo: 266.1,
    name: "pre-firmware-notice-{at}",
    kind: "pre_operation",
    tags: ["pre-op", "auto-backup"],
    description: "Taken automatically before a notice to 86 beta testers.",
    by: "prod-support",
  },
  {
    minutesAgo: 36.56,
    name: "before-risky-operation",
    kind: "manual",
    tags: ["manual", "audit"],
    held: true,
    by: "Dana Okafor",
  },
  {
    minutesAgo: 20.7,
    name: "pre-mass-notification-{at}",
    kind: "pre_operation",
    tags: ["pre-op", "communication"],
    description: "Taken automatically before mass-notification to 48,210 recipients.",
    by: "prod-support",
  },
];

const exportPage = (page: number, isError = false) => ({
  name: "contract_export",
  args: { customer: "4821", page },
  result: isError ? "timeout after 30 s" : `page ${page} of 412`,
  isError,
});

/** What the bot did before it got stuck the last time, and when: turns that the rollback took back. */
export const STRAY_TURNS: readonly { minutesAgo: number; turn: Turn }[] = [
  {
    minutesAgo: 214,
    turn: {
      user: "Send me everything you have on my contract as one PDF.",
      rounds: [{ says: "I collect the pages.", calls: [exportPage(1), exportPage(2), exportPage(3)] }],
      answer: "3 of 412 pages are collected. This takes a while.",
    },
  },
  { minutesAgo: 206, turn: { user: "How long?", answer: "At this speed about four hours." } },
  {
    minutesAgo: 188,
    turn: {
      user: "Can't you do it faster?",
      rounds: [
        {
          says: "I ask for several pages at once.",
          calls: [exportPage(4), exportPage(5), exportPage(6, true)],
        },
        { says: "Once more.", calls: [exportPage(6, true), exportPage(7, true)] },
      ],
      answer: "Some pages do not come. I go on asking.",
      effects: [{ kind: "note", line: "contract_export answers late. Ask again at once." }],
    },
  },
  {
    minutesAgo: 176,
    turn: {
      user: "Still nothing.",
      rounds: [{ calls: [exportPage(6, true), exportPage(7, true), exportPage(8, true)] }],
      answer: "Three pages are missing. I ask for them again.",
      error: "contract_export does not answer.",
      effects: [{ kind: "note", line: "Pages 6 to 8 of contract 4821 are missing." }],
    },
  },
];

/** The run that did not end, and the rollback that ended it. */
export const STUCK_RUN = { minutesAgo: 163, text: "Scheduled: go on with the export." };
export const PAST_ROLLBACK = {
  minutesAgo: EARLIER_ROLLBACK_MIN,
  toMinutesAgo: 227.7,
  by: "Priya Nair",
  reason: "Stuck run",
};

/** When each turn of the story was played. */
export const STORY_TURNS_MIN = [20.5, 15.6, 12.5, 10.1, 8.6, 6.4, 4.1] as const;
