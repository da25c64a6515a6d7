import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";

test("a tag shows only its snapshots, says how many, and a link keeps it", async ({
  page,
  sessionPage,
  agents,
}) => {
  await agents.takeSnapshot(DEMO.home, { name: "of-the-audit", tags: ["quarterly"] });
  await agents.takeSnapshot(DEMO.home, { name: "of-no-audit", tags: ["other"] });
  // All but the newest are on a page that does not come: what a chip says is true of them too.
  await page.route(/\/snapshots\?.*cursor=/, () => new Promise(() => {}));
  await page.route(/\/snapshots\?limit=200$/, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace("limit=200", "limit=1") });
    await route.fulfill({ response });
  });
  await sessionPage.goto(DEMO.home);
  await expect(sessionPage.tag("quarterly")).toHaveText(/^quarterly1$/);
  await expect(sessionPage.chart.getByText(/^reading the snapshots before \d\d:\d\d:\d\d$/)).toBeVisible();
  await expect(sessionPage.summary).toHaveAccessibleName(/Snapshots before \d\d:\d\d are not read/);

  await sessionPage.tag("quarterly").click();

  await expect(sessionPage.row("of-the-audit")).toBeVisible();
  await expect(sessionPage.row("of-no-audit")).toHaveCount(0);
  await expect.poll(() => new URL(page.url()).searchParams.get("tag")).toBe("quarterly");

  await page.reload();
  await expect(sessionPage.tag("quarterly")).toHaveAttribute("aria-pressed", "true");
  await expect(sessionPage.row("of-no-audit")).toHaveCount(0);
});

test("the selection is bound to the snapshot: a new one above does not move it", async ({
  page,
  sessionPage,
  agents,
}) => {
  const chosen = await agents.takeSnapshot(DEMO.home, { name: "the-chosen-one" });
  await agents.takeSnapshot(DEMO.home, { name: "a-newer-one" });
  await sessionPage.goto(DEMO.home);

  await sessionPage.row("the-chosen-one").click();
  await agents.takeSnapshot(DEMO.home, { name: "the-newest-one" });

  await expect(sessionPage.row("the-newest-one")).toBeVisible();
  await expect(sessionPage.row("the-chosen-one")).toHaveAttribute("aria-selected", "true");
  await expect.poll(() => new URL(page.url()).searchParams.get("snapshot")).toBe(chosen.id);
  await expect(sessionPage.inspector).toContainText("the-chosen-one");
});

test("a link reproduces what the chart shows; keys zoom and pan it, and the table has it all", async ({
  page,
  sessionPage,
  agents,
}) => {
  test.slow(); // two loads of the page, and every way to move the chart
  await agents.takeSnapshot(DEMO.legal, { name: "drawn" });
  await sessionPage.tellHealth(60 * 60_000);
  await sessionPage.goto(DEMO.legal, "?range=12h");
  await expect(sessionPage.range("12 h")).toHaveAttribute("aria-pressed", "true");
  await expect(sessionPage.summary).toHaveAccessibleName(/Error rate passed 30% at \d\d:\d\d/);
  await expect(sessionPage.list.getByText(/^Error rate \d+%, limit 30%\.$/)).toBeVisible();

  await page.keyboard.press("]");
  await expect(page).toHaveURL(/[?&]from=/);
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(page).toHaveURL(/[?&]to=/);
  const shown = await sessionPage.summary.getAttribute("aria-label");
  await page.reload();
  await expect(sessionPage.summary).toHaveAttribute("aria-label", shown ?? "");

  await sessionPage.chart.getByRole("slider", { name: "Begin of the time shown" }).press("ArrowLeft");
  await expect(sessionPage.summary).not.toHaveAttribute("aria-label", shown ?? "");

  await sessionPage.openChartMenu("Reset zoom");
  await expect(page).not.toHaveURL(/[?&]from=/);
  await sessionPage.openChartMenu("View as table");
  const table = page.getByRole("dialog").getByRole("table");
  await expect(table.getByText(/error rate \d+%, limit 30%/)).toBeVisible();
  await expect(table.getByRole("columnheader", { name: "Error rate" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(table).toHaveCount(0);
});

test("B selects the last healthy snapshot, H holds it, a mark selects its row, two are compared, U asks", async ({
  page,
  sessionPage,
  agents,
}) => {
  test.slow(); // three loads of the page, and a rollback
  const healthy = await agents.lastHealthy(DEMO.support);
  const newest = await agents.takeSnapshot(DEMO.support, { name: "during-the-errors" });
  await sessionPage.open(newest);

  await page.keyboard.press("b");
  await expect(sessionPage.row(healthy.name)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("h");
  await expect(sessionPage.row(healthy.name).getByLabel("held")).toBeVisible();
  await page.keyboard.press("h");
  await expect(sessionPage.row(healthy.name).getByLabel("held")).toHaveCount(0);

  await sessionPage.pickMark(newest);
  await expect.poll(() => new URL(page.url()).searchParams.get("snapshot")).toBe(newest.id);

  await sessionPage.row(healthy.name).click({ modifiers: ["ControlOrMeta"] });
  await expect(sessionPage.inspector.getByText("2 snapshots selected")).toBeVisible();
  await page.keyboard.press("c");
  await expect(page).toHaveURL(new RegExp(`compare\\?from=${healthy.id}&to=${newest.id}`));

  await agents.rollBack(DEMO.support, healthy.id);
  await sessionPage.goto(DEMO.support);
  await expect(sessionPage.row(newest.name)).toContainText("undone");
  await page.keyboard.press("u");
  await expect(page.getByRole("dialog").getByRole("heading", { level: 2 })).toHaveText(/^Undo the rollback/);
});

test("a session that does not exist is a page that says so", async ({ page }) => {
  await page.goto("/sessions/agent%3Anobody%3Amain");
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
});
