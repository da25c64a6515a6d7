import type { Bank } from "../turn";

/** Release notes writer: turns merged changes into notes people read. */
export const RELEASE_NOTES: Bank = {
  turns: [
    {
      user: "Draft the notes for build {build}.",
      rounds: [
        {
          calls: [
            {
              name: "git_log",
              args: { from: "last-release", to: "build-{build}" },
              result:
                "f41c fix: totals were rounded twice on export\n9b20 feat: filter the ledger by counterparty\n77ae chore: update the lock file\n02dd fix: a stuck upload no longer blocks the queue",
            },
          ],
        },
      ],
      answer:
        "Build {build}\n\nNew: the ledger can be filtered by counterparty.\nFixed: totals on exports were rounded twice; a stuck upload no longer blocks the queue.",
    },
    {
      user: "Shorter, and drop the internal names.",
      answer:
        "Build {build}: filter the ledger by counterparty; exports add up again; uploads no longer block each other.",
    },
    {
      user: "Which of these needs a word to customers before we ship?",
      rounds: [
        {
          calls: [
            {
              name: "kb_search",
              args: { query: "export totals rounding" },
              result: 'kb/known-issues.md: "Export totals may differ by a cent", seen by {count} customers',
            },
          ],
        },
      ],
      answer:
        "The rounding fix: {count} customers know the cent that was missing, and their exported totals change.",
      effects: [{ kind: "note", line: "Release notes: tell customers before export totals change." }],
    },
    {
      user: "Publish it to the changelog channel.",
      rounds: [
        {
          calls: [
            {
              name: "slack_post",
              args: { channel: "#changelog", build: "{build}" },
              result: "posted, 1 thread",
            },
          ],
        },
      ],
      answer: "Published in #changelog.",
    },
  ],
  failing: {
    user: "Compare the notes with what the tests say.",
    rounds: [
      {
        calls: [
          {
            name: "ci_artifacts",
            args: { build: "{build}" },
            result: "Artifacts of build {build} have expired.",
            isError: true,
          },
        ],
      },
    ],
    error: "The artifacts of the build are gone.",
  },
};

/** Contract summariser: long contracts, short answers, the clause always named. */
export const CONTRACTS: Bank = {
  turns: [
    {
      user: "Which clause lets us leave the {city} lease early?",
      rounds: [
        {
          calls: [
            {
              name: "document_search",
              args: { document: "lease-{city}.pdf", query: "early termination" },
              result:
                "14.2 The tenant may terminate at the end of any quarter with six months' notice in writing.\n14.3 In that case the tenant bears the cost of the agent, at most one month's rent.",
            },
          ],
        },
      ],
      answer:
        "Clause 14.2: at the end of any quarter, with six months' written notice. 14.3 adds the agent's fee, at most one month's rent.",
    },
    {
      user: "Is the liability capped?",
      rounds: [
        {
          calls: [
            {
              name: "document_search",
              args: { document: "msa-2025.pdf", query: "limitation of liability" },
              result:
                "9.1 … limited to the fees of the preceding twelve months … 9.4 does not apply to wilful misconduct or breach of confidence.",
            },
          ],
        },
      ],
      answer:
        "Yes, clause 9.1 caps it at twelve months of fees. 9.4 excepts wilful misconduct and breach of confidence.",
    },
    {
      user: "Write the two sentences I can send to {name}.",
      answer:
        "The agreement caps liability at twelve months of fees (9.1), except for wilful misconduct and breach of confidence (9.4). We suggest leaving both as they are.",
      effects: [{ kind: "note", line: "MSA 2025: liability cap is clause 9.1, exceptions 9.4." }],
    },
    { user: "Good. Nothing more today.", answer: "All right. The notes on both documents are in memory." },
  ],
  failing: {
    user: "Compare it with the version they signed.",
    rounds: [
      {
        calls: [
          {
            name: "document_open",
            args: { document: "msa-2025-signed.pdf" },
            result: "The file is protected by a password.",
            isError: true,
          },
        ],
      },
    ],
    error: "The signed version cannot be opened.",
  },
};

/** Morning brief: one message at six. */
export const BRIEF: Bank = {
  turns: [
    {
      user: "It is 06:00. Brief me.",
      rounds: [
        {
          calls: [
            {
              name: "calendar_today",
              args: {},
              result: "09:00 stand-up\n10:30 supplier call, {city}\n15:00 {name}, one to one",
            },
            { name: "weather", args: { city: "{city}" }, result: "7 °C, rain until 11:00, wind 24 km/h" },
          ],
        },
      ],
      answer:
        "Three appointments: stand-up at 9, the supplier in {city} at 10:30, {name} at 15. Rain until 11, take the tram.",
    },
    {
      user: "What did I promise yesterday?",
      answer: "The {count} slides for {name}, and an answer on the lease before Friday.",
      effects: [{ kind: "note", line: "Promised: slides for {name}, lease answer before Friday." }],
    },
  ],
  failing: {
    user: "It is 06:00. Brief me.",
    rounds: [
      {
        calls: [
          { name: "calendar_today", args: {}, result: "401 the calendar wants a new sign-in", isError: true },
        ],
      },
    ],
    error: "The calendar refused the sign-in.",
  },
};
