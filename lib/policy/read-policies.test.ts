import { describe, expect, it } from "vitest";
import { readPolicies } from "./read-policies";

const PROMISED = `recovery:
  autoRollback:
    enabled: true
    triggers:
      - { type: "error_rate", threshold: 0.3 }     # error rate above 30 %
      - { type: "timeout", threshold: 300 }        # seconds
      - { type: "memory_leak", threshold: "500MB" }
  snapshotPolicy: { interval: "30m", maxSnapshots: 20, retention: "7d" }
`;

/** `recovery` with one line, at line 3 column 5 or below. */
const section = (name: string, ...lines: string[]) =>
  `recovery:\n  ${name}:\n${lines.map((line) => `    ${line}\n`).join("")}`;

const problemOf = (text: string) => {
  const { policies, problems } = readPolicies(text);
  expect(policies).toEqual([]);
  return problems.find(({ severity }) => severity === "error");
};

describe("readPolicies", () => {
  it("reads what users were shown to the letter", () => {
    expect(readPolicies(PROMISED)).toEqual({
      problems: [],
      policies: [
        {
          name: "default",
          appliesTo: ["*"],
          autoRollback: {
            enabled: true,
            action: "rollback",
            triggers: [
              { type: "error_rate", threshold: 0.3 },
              { type: "timeout", threshold: 300_000 },
              { type: "memory_leak", threshold: 500_000_000 },
            ],
            target: "last-healthy",
            preserveMemory: false,
            windowMs: 600_000,
            minRuns: 5,
            cooldownMs: 600_000,
            maxPerHour: 3,
          },
          snapshotPolicy: {
            intervalMs: 1_800_000,
            maxSnapshots: 20,
            retentionMs: 604_800_000,
            beforeOperations: [],
          },
        },
      ],
    });
  });

  it("does nothing by itself without a document, and without a section", () => {
    expect(readPolicies("")).toEqual({ policies: [], problems: [] });
    expect(readPolicies("# nothing yet\n")).toEqual({ policies: [], problems: [] });
    const [policy] = readPolicies("recovery: {}").policies;
    expect(policy?.autoRollback.enabled).toBe(false);
    expect(policy?.snapshotPolicy).toMatchObject({ intervalMs: null, maxSnapshots: null, retentionMs: null });
  });

  it("lets a named policy take from recovery what it leaves out", () => {
    const { policies, problems } = readPolicies(`${PROMISED}  policies:
    - name: support
      appliesTo: "agent:support:*"
      autoRollback: { action: notify, window: 5m }
    - name: quiet
      appliesTo: [agent:a:main, "agent:b:*"]
      snapshotPolicy: { interval: 1h30m, beforeOperations: [mass-notification, "tool_*"] }
`);
    expect(problems).toEqual([]);
    expect(policies.map(({ name }) => name)).toEqual(["default", "support", "quiet"]);
    expect(policies[1]?.autoRollback).toEqual({
      ...policies[0]?.autoRollback,
      action: "notify",
      windowMs: 300_000,
    });
    expect(policies[2]?.snapshotPolicy).toEqual({
      intervalMs: 5_400_000,
      maxSnapshots: 20,
      retentionMs: 604_800_000,
      beforeOperations: ["mass-notification", "tool_*"],
    });
  });

  it.each([
    ["a unit that is missing", section("snapshotPolicy", "keep: 1", "retention: 7"), 3, "keep", "retention"],
    ["a number without its unit", section("snapshotPolicy", "retention: 7"), 3, '"7" has no unit', "7d"],
    ["an interval in no unit", section("snapshotPolicy", 'interval: "30"'), 3, "has no unit", "30m"],
    ["a unit nobody knows", section("snapshotPolicy", "interval: 30q"), 3, "not a length of time", null],
    ["a negative length", section("snapshotPolicy", "interval: -30m"), 3, "not a length of time", null],
    ["a huge length", section("snapshotPolicy", "retention: 99999d"), 3, "not from 1h to 3650d", "3650d"],
    ["a negative count", section("snapshotPolicy", "maxSnapshots: -1"), 3, "not a whole number", "1"],
    ["a huge count", section("snapshotPolicy", "maxSnapshots: 1e99"), 3, "not a whole number", "10000"],
    ["a count as text", section("snapshotPolicy", 'maxSnapshots: "20"'), 3, "this is a number", "20"],
    ["a truth that is none", section("autoRollback", 'enabled: "yes"'), 3, "not true or false", "true"],
    ["an action nobody knows", section("autoRollback", "action: notfy"), 3, "not one of", "notify"],
    [
      "a rate over all",
      section("autoRollback", "triggers: [{type: error_rate, threshold: 30}]"),
      3,
      "over 100 %",
      "30%",
    ],
    [
      "a size without a unit",
      section("autoRollback", "triggers: [{type: memory_leak, threshold: 500}]"),
      3,
      "no unit",
      "500MB",
    ],
    ["a window in seconds", section("autoRollback", "window: 90s"), 3, "by the minute", "2m"],
    [
      "a trigger twice",
      section(
        "autoRollback",
        "triggers:",
        "- {type: timeout, threshold: 1m}",
        "- {type: timeout, threshold: 2m}",
      ),
      5,
      "two triggers",
      null,
    ],
    [
      "a trigger without a limit",
      section("autoRollback", "triggers:", "- {type: timeout}"),
      4,
      "no threshold",
      null,
    ],
    [
      "a key written twice",
      section("autoRollback", "enabled: true", "enabled: false"),
      4,
      "written twice",
      null,
    ],
    ["a misspelt root", "recovry:\n  autoRollback: {}\n", 1, "no key", "recovery"],
    ["no recovery", "agent: {}\n", 1, "no recovery", null],
    ["a list instead", "- recovery\n", 1, "must begin with recovery", null],
    ["a value instead of a map", "recovery: 3\n", 1, "keys and values", null],
    ["no value at all", section("snapshotPolicy", "interval:"), 3, "no value", null],
    [
      "an alias",
      "recovery:\n  snapshotPolicy: &a { interval: 5m }\n  autoRollback: *a\n",
      3,
      "Aliases",
      null,
    ],
    ["a quote left open", 'recovery:\n  appliesTo: "agent', 2, "closing", null],
    ["a tab", "recovery:\n\tappliesTo: x\n", 2, "tab", null],
  ])("names the line of %s, and the fix", (_what, text, line, message, value) => {
    const problem = problemOf(text);
    expect(problem).toMatchObject({ line, message: expect.stringContaining(message) });
    expect(problem?.column).toBeGreaterThan(0);
    expect(problem?.fix.text).not.toBe("");
    expect(problem?.fix.value).toBe(value);
  });

  it("names a name and a pattern that come twice", () => {
    const twice = (first: string, second: string) =>
      `recovery:\n  policies:\n    - { ${first} }\n    - { ${second} }\n`;
    expect(problemOf(twice('name: a, appliesTo: "x"', 'name: a, appliesTo: "y"'))).toMatchObject({ line: 4 });
    expect(problemOf(twice('name: default, appliesTo: "x"', 'name: a, appliesTo: "y"'))).toMatchObject({
      line: 3,
    });
    const { policies, problems } = readPolicies(
      twice('name: a, appliesTo: "x*"', 'name: b, appliesTo: "x*"'),
    );
    expect(policies).toHaveLength(3);
    expect(problems).toMatchObject([
      { severity: "warning", line: 4, message: expect.stringContaining('"a"') },
    ]);
  });

  it("leaves the rest of an agent's configuration alone, and says so", () => {
    const { policies, problems } = readPolicies(`model: { name: x }\n${PROMISED}`);
    expect(policies).toHaveLength(1);
    expect(problems).toMatchObject([{ severity: "warning", line: 1, path: "model" }]);
  });

  it("refuses what is made to take long in no more time than long documents take", {
    timeout: 60_000,
  }, () => {
    const long = `recovery:\n  policies:\n${Array.from({ length: 500 }, (_, index) => `    - name: p${index}\n      appliesTo: "agent:a${index}:*"\n      snapshotPolicy: { interval: 30m }\n`).join("")}`;
    const timeOf = (text: string) => {
      const before = performance.now();
      readPolicies(text);
      return performance.now() - before;
    };
    expect(readPolicies(long).policies).toHaveLength(501);
    // Whatever else this machine does: what grows with every nesting takes millions of times as long.
    const mostMs = 20 * timeOf(long);
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"];
    for (let level = 1; level < 30; level += 1)
      bomb.push(
        `${"a".repeat(level + 1)}: &${"a".repeat(level + 1)} [${Array(9)
          .fill(`*${"a".repeat(level)}`)
          .join(",")}]`,
      );
    const texts = [
      [...bomb, "recovery: { appliesTo: *a }"].join("\n"),
      "x".repeat(1_000_000),
      "é".repeat(40_000),
      "[".repeat(60_000),
      "- ".repeat(32_000),
      `recovery:\n  autoRollback:\n${Array.from({ length: 3000 }, (_, index) => `    k${index}:`).join("\n")}`,
      Array.from({ length: 16_000 }, (_, index) => `k${index % 9}:`).join("\n"),
    ];
    for (const text of texts) {
      const { policies, problems } = readPolicies(text);
      expect(timeOf(text)).toBeLessThan(mostMs);
      expect(policies).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.length).toBeLessThanOrEqual(50);
    }
  });
});
