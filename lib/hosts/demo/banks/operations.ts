import type { Bank } from "../turn";

/** Build doctor: reads red builds and says whose turn it is. */
export const BUILDS: Bank = {
  turns: [
    {
      user: "Build {build} is red.",
      rounds: [
        {
          calls: [
            {
              name: "ci_log",
              args: { build: "{build}", tail: 40 },
              result:
                "checkout.spec.ts > pays with a stored card\n  expected 'paid', received 'pending'\n  at settle (payments/settle.ts:118)\n1 failed, 412 passed in {minutes} min",
            },
            {
              name: "git_blame",
              args: { path: "payments/settle.ts", line: 118 },
              result: "c81f {name}, 2 days ago: settle after the hook",
            },
          ],
        },
      ],
      answer:
        "One failure, and it is real: `settle` now waits for a hook that the test never sends. {name} changed it in c81f.",
    },
    {
      user: "Is the flaky one back?",
      rounds: [
        {
          calls: [
            {
              name: "ci_history",
              args: { test: "upload resumes", runs: 50 },
              result: "50 runs, {count} failures, last one {minutes} min ago",
            },
          ],
        },
      ],
      answer:
        'Yes: "upload resumes" failed {count} times in the last 50 runs. I have opened a ticket with the three logs that differ.',
      effects: [{ kind: "note", line: '"upload resumes" is flaky again, {count} of 50.' }],
    },
    { user: "Rerun it once, not more.", answer: "Rerun started on one runner. I report when it is through." },
  ],
  failing: {
    user: "Bisect build {build}.",
    rounds: [
      {
        calls: [
          {
            name: "ci_bisect",
            args: { build: "{build}" },
            result: "no free runner within 300 s",
            isError: true,
          },
        ],
      },
    ],
    error: "No runner was free.",
  },
};

/** Incident scribe: keeps the timeline while others fix things. */
export const INCIDENTS: Bank = {
  turns: [
    {
      user: "{name}: database failover done, replicas catching up",
      rounds: [
        {
          calls: [
            {
              name: "timeline_add",
              args: { text: "Failover done. Replicas catch up." },
              result: "entry {count} added",
            },
          ],
        },
      ],
      answer: "Noted as entry {count}. Open: replicas must be level before writes are let in.",
    },
    {
      user: "what's the error rate now?",
      rounds: [
        {
          calls: [
            {
              name: "metrics_query",
              args: { metric: "http_5xx", window: "5m" },
              result: "{percent}% (5 min), was 61% at the peak",
            },
          ],
        },
      ],
      answer: "{percent}% over five minutes, down from 61% at the peak.",
    },
    {
      user: "{name}: writes are back, closing in 15 if quiet",
      answer: "Noted. I remind you in 15 minutes, and keep the review document open with {count} entries.",
      effects: [{ kind: "note", line: "Incident: writes back, review has {count} entries." }],
    },
  ],
  failing: {
    user: "post the timeline to the status page",
    rounds: [
      { calls: [{ name: "status_post", args: {}, result: "403 token may read only", isError: true }] },
    ],
    error: "The status page refused the token.",
  },
};

/** On-call concierge: who, when, which runbook. */
export const ON_CALL: Bank = {
  turns: [
    {
      user: "Who is on call for payments tonight?",
      rounds: [
        {
          calls: [
            {
              name: "rota_lookup",
              args: { team: "payments" },
              result: "primary {name} until 08:00, secondary Ines",
            },
          ],
        },
      ],
      answer: "{name} until 08:00, Ines as second.",
    },
    {
      user: "Disk on db-3 at {percent}%. What do I do?",
      rounds: [
        {
          calls: [
            {
              name: "runbook_open",
              args: { name: "disk-pressure" },
              result:
                "1. Check the slow-log rotation.\n2. Drop finished exports older than 2 days.\n3. Above 90%: page storage.",
            },
          ],
        },
      ],
      answer:
        "At {percent}% nothing burns yet: check the rotation of the slow log, then drop exports older than two days. Page storage above 90%.",
    },
    {
      user: "Swap my Thursday with {name}.",
      answer: "Asked {name}. The rota changes once both of you said yes.",
    },
  ],
  failing: {
    user: "Page storage.",
    rounds: [
      {
        calls: [
          {
            name: "pager_send",
            args: { team: "storage" },
            result: "429 too many pages, wait 60 s",
            isError: true,
          },
        ],
      },
    ],
    error: "The pager asked to wait.",
  },
};

/** Invoice reconciler: bank lines against invoices, every night. */
export const RECONCILE: Bank = {
  turns: [
    {
      user: "Reconcile the lines of the last hour.",
      rounds: [
        {
          calls: [
            {
              name: "bank_lines",
              args: { window: "1h" },
              result: "{count} lines, €{amount} in, 2 without a reference",
            },
            {
              name: "ledger_match",
              args: { lines: "{count}" },
              result: "matched all but 2: {invoice} twice the same amount",
            },
          ],
        },
      ],
      answer:
        "{count} lines, all matched but two. Both name the amount of {invoice}; one of them must be a duplicate. Left for a person.",
    },
    {
      user: "The duplicate is confirmed, mark it.",
      rounds: [
        {
          calls: [
            {
              name: "ledger_mark",
              args: { invoice: "{invoice}", as: "duplicate" },
              result: "marked, refund proposal P-{build}",
            },
          ],
        },
      ],
      answer: "Marked. A refund is proposed as P-{build}; a person has to release it.",
      effects: [{ kind: "note", line: "{invoice} was paid twice, proposal P-{build}." }],
    },
    {
      user: "How far are we?",
      answer: "November is matched to {percent}% more than at this hour last month.",
    },
  ],
  failing: {
    user: "Fetch the statement again.",
    rounds: [
      {
        calls: [
          {
            name: "bank_statement",
            args: { account: "NL-main" },
            result: "connection reset by the bank after 120 s",
            isError: true,
          },
        ],
      },
    ],
    error: "The bank closed the connection.",
  },
};
