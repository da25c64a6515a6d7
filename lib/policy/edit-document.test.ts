import { expect, it } from "vitest";
import { editDocument } from "./edit-document";

const TEXT = `# Who to ask: Mara
model: lab-1 # not ours
recovery:
  autoRollback:
    enabled: true # since the outage in May
    triggers:
      # the support bot retries a lot
      - { type: "error_rate", threshold: 0.3 }
      - { type: "timeout", threshold: 300 }
  snapshotPolicy: { interval: "30m", maxSnapshots: 20, retention: "7d" }
`;

const values = (changes: object = {}) => ({
  autoRollback: {
    enabled: true,
    triggers: [
      { type: "error_rate" as const, threshold: 0.3 },
      { type: "timeout" as const, threshold: 300 },
    ],
  },
  snapshotPolicy: { interval: "30m", maxSnapshots: 20, retention: "7d" },
  ...changes,
});

it("leaves every character where no value changes", () => {
  expect(editDocument(TEXT, { recovery: values() })).toBe(TEXT);
});

it("changes one value and keeps comments, order, quotes and foreign keys", () => {
  const recovery = values({ snapshotPolicy: { interval: "15m", maxSnapshots: 20, retention: "7d" } });
  expect(editDocument(TEXT, { recovery })).toBe(TEXT.replace('"30m"', '"15m"'));
});

it("keeps the comment of a trigger when another one goes, and adds what is new at the end", () => {
  const edited = editDocument(TEXT, {
    recovery: {
      autoRollback: { enabled: false, triggers: [{ type: "error_rate", threshold: "40%" }] },
      policies: [{ name: "support", appliesTo: "agent:support:*", autoRollback: { action: "notify" } }],
    },
  });
  expect(edited).toBe(`# Who to ask: Mara
model: lab-1 # not ours
recovery:
  autoRollback:
    enabled: false # since the outage in May
    triggers:
      # the support bot retries a lot
      - { type: "error_rate", threshold: 40% }
  policies:
    - name: support
      appliesTo: agent:support:*
      autoRollback:
        action: notify
`);
});

it("writes a document where there was none", () => {
  expect(editDocument("", { recovery: { snapshotPolicy: { interval: "1h" } } })).toBe(
    "recovery:\n  snapshotPolicy:\n    interval: 1h\n",
  );
});
