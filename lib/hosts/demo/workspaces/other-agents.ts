import type { WorkspacePlan } from "./workspace-plan";

export const FINANCE_AGENT: WorkspacePlan = {
  id: "finance",
  tools: ["bank_lines", "bank_statement", "ledger_mark", "ledger_match", "write"],
  skills: ["reconciliation", "vat"],
  memory: {
    "MEMORY.md":
      "# What I know\n* The bank sends lines without a reference on the last day of a month.\n* A duplicate is marked by me, refunded by a person.\n* VAT of the Dutch entity is 21%.\n",
  },
  notes: [
    [188, "Nightly run begins, 1,940 lines."],
    [83, "Two lines name the same invoice."],
  ],
  texts: {
    "AGENTS.md": "# Rules\nNever release a payment. Propose, and say why.\n",
    "rules/matching.md": "# Matching\n1. Reference. 2. Amount and day. 3. Amount and name.\n",
    "open/november.csv": "invoice,amount\nINV-7731,412.00\nINV-7744,86.50\n",
  },
};

export const OPS_AGENT: WorkspacePlan = {
  id: "ops",
  tools: [
    "ci_history",
    "ci_log",
    "git_blame",
    "metrics_query",
    "pager_send",
    "rota_lookup",
    "runbook_open",
    "timeline_add",
  ],
  skills: ["incident-review", "runbooks"],
  memory: {
    "MEMORY.md":
      '# What I know\n* db-3 fills its slow log when exports run.\n* "upload resumes" has been flaky since October.\n* Payments page their second after 10 minutes.\n',
    "USER.md": "# Who I work for\n* The platform team, 9 people, three time zones.\n",
  },
  notes: [
    [126, "Failover of the ledger database."],
    [98, "Writes are back."],
  ],
  texts: {
    "AGENTS.md": "# Rules\nNever page a person twice for one thing.\n",
    "runbooks/disk-pressure.md":
      "# Disk pressure\n1. Rotate the slow log. 2. Drop exports older than two days. 3. Above 90%: page storage.\n",
    "runbooks/failover.md":
      "# Failover\n1. Stop writes. 2. Promote. 3. Wait until replicas are level. 4. Let writes in.\n",
  },
  opaque: [{ path: "graphs/error-rate.png", gap: "binary", sizeBytes: 44_120 }],
};

export const SALES_AGENT: WorkspacePlan = {
  id: "sales",
  tools: ["calendar_slots", "crm_create", "crm_find", "price_quote"],
  skills: ["qualifying"],
  memory: {
    "MEMORY.md":
      "# What I know\n* Team plan from three seats.\n* Ask for directory sign-in before the price.\n",
  },
  texts: {
    "AGENTS.md": "# Rules\nThree questions, then a person.\n",
    "prices/team.md": "# Team\nPaid yearly is cheaper by a tenth.\n",
  },
};

export const LEGAL_AGENT: WorkspacePlan = {
  id: "legal",
  tools: ["document_open", "document_search", "write"],
  skills: ["clauses", "summaries"],
  memory: {
    "MEMORY.md": "# What I know\n* Always name the clause.\n* The group signs under Dutch law.\n",
  },
  notes: [[148, "Lease read, 41 pages."]],
  texts: {
    "AGENTS.md": "# Rules\nI summarise. I do not advise.\n",
    "summaries/lease.md": "# Lease\nTerm 10 years, break at the end of any quarter (14.2).\n",
  },
  opaque: [{ path: "documents/msa-2025.pdf", gap: "binary", sizeBytes: 1_204_551 }],
};

export const HOME_AGENT: WorkspacePlan = {
  id: "home",
  tools: ["camera_look", "doors_check", "heating_plan", "lights_set"],
  skills: ["heating"],
  memory: {
    "MEMORY.md":
      "# What I know\n* Lights in the nursery stay at 5%.\n* 🐈 is called Mokka and hates the hoover.\n",
  },
  texts: { "AGENTS.md": "# Rules\nNever open a door.\n" },
};

export const RESEARCH_AGENT: WorkspacePlan = {
  id: "research",
  tools: ["document_open", "web_fetch", "web_search", "write"],
  skills: ["sources", "summaries"],
  memory: {
    "MEMORY.md":
      "# What I know\n* Name the sample and the period before the finding.\n* A preprint is not a source.\n",
  },
  texts: {
    "AGENTS.md": "# Rules\nEvery sentence has a source, or it goes.\n",
    "notes/7388.md": "# Line faults\nThree papers, one of them with a control group.\n",
  },
};
