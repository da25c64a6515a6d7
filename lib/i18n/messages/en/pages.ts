/** Titles of the pages, and the pages that say that there is none. */
export const pages = {
  description: "Snapshots, diffs and verified rollback for OpenClaw agent sessions",
  audit: "Audit",
  sessions: "Sessions",
  session: "Session",
  compare: "Compare",
  policies: "Policies",
  settings: "Settings",
  signIn: "Sign in",
  notFound: {
    title: "There is no such page",
    body: "The address may be mistyped, or cut off.",
    back: "All sessions",
  },
  error: {
    title: "This page could not be drawn",
    detail: "Clawback met an error of its own.",
    detailLogged: "Clawback met an error of its own; the log has it under {digest}.",
    truth: "Sessions and snapshots are as they were. A rollback that was running goes on in the server.",
    retry: "Try again",
  },
} as const;
