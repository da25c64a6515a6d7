import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { playwrightCounts, vitestCounts } from "./test-report.mjs";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "clawback-report-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown) {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it("counts a test file that could not be loaded as a failure", () => {
  const file = report({
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 0,
    testResults: [
      { status: "failed", assertionResults: [{}] },
      { status: "failed", assertionResults: [] },
      { status: "passed", assertionResults: [{}, {}, {}] },
    ],
  });

  expect(vitestCounts(file)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

it("counts a flaky browser test as a failure", () => {
  const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } });

  expect(playwrightCounts(file)).toEqual({ passed: 5, failed: 2, skipped: 0 });
});
