import { describe, expect, it } from "vitest";
import { matchesPattern } from "@/lib/contract/match-pattern";
import { isNamed, toRules } from "./rules";

describe("the operations before which a snapshot is taken", () => {
  it("are those of the most specific policy that applies to the session", () => {
    const rules = toRules({
      policies: [
        { appliesTo: ["*"], snapshotPolicy: { beforeOperations: ["exec"] } },
        { appliesTo: ["agent:billing:*"], snapshotPolicy: { beforeOperations: ["write*", "apply_patch"] } },
        { appliesTo: ["agent:billing:main"], snapshotPolicy: { beforeOperations: [] } },
      ],
    });

    expect(isNamed(rules, "agent:main:main", "exec")).toBe(true);
    expect(isNamed(rules, "agent:main:main", "write")).toBe(false);
    expect(isNamed(rules, "agent:billing:night", "write_file")).toBe(true);
    expect(isNamed(rules, "agent:billing:night", "exec")).toBe(false);
    expect(isNamed(rules, "agent:billing:main", "write")).toBe(false);
  });

  it.each([undefined, null, "text", {}, { policies: 3 }, { policies: [null, { appliesTo: 1 }] }])(
    "are none when Clawback answers %j",
    (policy) => {
      expect(isNamed(toRules(policy), "agent:main:main", "exec")).toBe(false);
    },
  );

  it.each([
    ["exec", "exec", true],
    ["exec", "exec2", false],
    ["*", "", true],
    ["a*b*c", "a-b-c", true],
    ["a*b", "ab", true],
    ["ab*ba", "aba", false],
    ["a.c", "abc", false],
  ])("pattern %j and name %j: %j", (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });
});
