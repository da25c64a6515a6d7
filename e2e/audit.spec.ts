import { readFile } from "node:fs/promises";
import { DEMO } from "./pages/agents";
import { AuditPage } from "./pages/audit-page";
import { expect, test } from "./pages/fixtures";

test("an audit by keyboard alone: found, filtered, proved, signed one after the other, exported", async ({
  page,
  agents,
}) => {
  test.setTimeout(120_000); // three writes, a download and a dozen steps between
  const audit = new AuditPage(page);
  for (const name of ["clause-table-v6", "clause-table-v7"])
    await agents.takeSnapshot(DEMO.home, { name, tags: ["audit"] });
  await page.goto("/sessions");
  await expect(page.getByRole("grid", { name: "Sessions" }).locator("[data-row]").first()).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page).toHaveURL(/\/audit/);
  await expect(page.getByText("Hash chain verified")).toBeVisible();
  await expect(audit.row("clause-table-v7")).toContainText("To review");

  await page.keyboard.press("/");
  await page.keyboard.type("clause-table");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/query=.*clause-table/);
  await expect(audit.list.locator("[data-row]")).toHaveCount(2);
  await page.keyboard.press("Escape");
  await page.locator("body").click({ position: { x: 5, y: 5 } });

  await page.keyboard.press("v");
  await expect(audit.note).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText("Write a note first")).toBeVisible();
  await page.keyboard.insertText("Clauses 1 to 9 match.");
  await page.keyboard.press("ControlOrMeta+Enter");

  // The next one is selected, and its note waits.
  await expect(audit.details.getByRole("heading", { level: 2 })).toHaveText("clause-table-v6");
  await expect(audit.note).toBeFocused();
  await expect(audit.note).toHaveValue("");
  await page.keyboard.insertText("As signed in October.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(audit.note).toHaveCount(0);
  await expect(audit.row("Clauses 1 to 9 match.")).toContainText("snapshot.review");
  const [newest] = await agents.snapshots(DEMO.home);
  expect(newest?.review).toMatchObject({ by: "local", note: "Clauses 1 to 9 match." });

  await page.keyboard.press("e");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toMatch(/^clawback-audit-\d{8}T\d{6}Z\.csv$/);
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines[3]).toContain('"snapshot.review","succeeded","user","local"');
});

test("what is wrong with a filter is said in place, and the events of a tick are opened by Enter", async ({
  page,
}) => {
  test.setTimeout(120_000); // two loads of the page, the first of them cold
  const audit = new AuditPage(page);
  await page.goto("/audit?query=held:true");
  await expect(page.getByRole("alert").filter({ hasText: '"held" cannot be asked' })).toBeVisible();

  await audit.goto("policy:prod-support kind:snapshot");
  const tick = audit.row("of one tick").first();
  const rows = audit.list.locator("[data-row]");
  const before = await rows.count();
  await tick.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => rows.count()).toBeGreaterThan(before);
});

test("a log that was tampered with is named with the event and what is wrong with it", async ({ page }) => {
  const audit = new AuditPage(page);
  await page.route("**/api/v1/audit/verify", async (route) => {
    const fault = { seq: 3, problem: "changed", detail: "Event 3 is not as it was written." };
    const check = { status: "broken", checkedAt: "2026-11-22T03:17:30.000Z", events: 2, head: null, fault };
    await route.fulfill({ json: check });
  });
  await audit.goto("");

  await expect(page.getByText("Broken at event 3", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Show event 3" }).click();

  await expect(page).toHaveURL(/event=3/);
});
