import { describe, expect, it } from "vitest";
import { applyFix } from "./apply-fix";
import { openFormDocument } from "./form-document";
import { readPolicies } from "./read-policies";

const TEXT = `# On call: ask before you change this.
recovery:
  autoRollback:
    enabled: true # since May
    triggers:
      - { type: "error_rate", threshold: 0.3 }
  snapshotPolicy: { interval: "30m", maxSnapshots: 20, retention: "7d" }
`;

describe("a document as a form sees it", () => {
  it("answers values as they are written", () => {
    const document = openFormDocument(TEXT);
    expect(document.written(["recovery", "snapshotPolicy", "interval"])).toBe("30m");
    expect(document.written(["recovery", "autoRollback", "triggers", 0, "threshold"])).toBe("0.3");
    expect(document.written(["recovery", "autoRollback", "enabled"])).toBe("true");
    expect(document.written(["recovery", "autoRollback", "cooldown"])).toBeUndefined();
    expect(document.length(["recovery", "autoRollback", "triggers"])).toBe(1);
  });

  it("changes one value and leaves the rest of the text as it was", () => {
    const edited = openFormDocument(TEXT).set(["recovery", "snapshotPolicy", "retention"], "14d");
    expect(edited).toBe(TEXT.replace("7d", "14d"));
  });

  it("adds what is not there, also under a key without a value and into nothing at all", () => {
    const path = ["recovery", "snapshotPolicy", "interval"];
    for (const text of ["", "recovery:\n", "recovery:\n  snapshotPolicy:\n"])
      expect(readPolicies(openFormDocument(text).set(path, "30m"))).toMatchObject({
        policies: [{ snapshotPolicy: { intervalMs: 1_800_000 } }],
        problems: [],
      });
  });

  it("removes a value, and bears its absence", () => {
    const path = ["recovery", "autoRollback", "triggers", 0];
    const edited = openFormDocument(TEXT).set(path, undefined);
    expect(openFormDocument(edited).length(["recovery", "autoRollback", "triggers"])).toBe(0);
    expect(openFormDocument("").set(path, undefined)).toBe(openFormDocument("").set([], undefined));
  });

  it("leaves a text alone whose syntax is broken", () => {
    const broken = "recovery: [";
    expect(openFormDocument(broken).readable).toBe(false);
    expect(openFormDocument(broken).set(["recovery", "appliesTo"], "*")).toBe(broken);
  });
});

describe("the fix that a problem proposes", () => {
  it.each([
    ["a length without a unit", TEXT.replace('"7d"', "7")],
    ["a quoted length without a unit", TEXT.replace('"7d"', '"7"')],
    ["a misspelt key", TEXT.replace("maxSnapshots", "maxSnapshot")],
    ["a misspelt value", TEXT.replace("error_rate", "eror_rate")],
    ["a share over 100 %", TEXT.replace("0.3", "30")],
    ["a word for true", TEXT.replace("enabled: true", "enabled: yes")],
    ["triggers that nobody looks at", TEXT.replace("    enabled: true # since May\n", "")],
  ])("mends %s", (_name, text) => {
    const [problem] = readPolicies(text).problems;
    if (problem === undefined) throw new Error("There is a problem.");
    expect(problem.fix.value).not.toBeNull();
    const mended = applyFix(text, problem);
    expect(readPolicies(mended).problems).toEqual([]);
    expect(mended).toContain("# On call: ask before you change this.");
  });
});
