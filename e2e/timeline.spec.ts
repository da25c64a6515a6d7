import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";

test("a tag shows only its snapshots, says how many, and a link keeps it", async ({
  page,
  sessionPage,
  agents,
}) => {
  await agents.takeSnapshot(DEMO.home, { name: "of-the-audit", tags: ["quarterly"] });
  await agents.takeSnapshot(DEMO.home, { name: "of-no-audit", tags: ["other"] });
  await sessionPage.goto(DEMO.home);
  await expect(sessionPage.tag("quarterly")).toContainText("1");

  await sessionPage.tag("quarterly").click();

  await expect(sessionPage.row("of-the-audit")).toBeVisible();
  await expect(sessionPage.row("of-no-audit")).toHaveCount(0);
  expect(new URL(page.url()).searchParams.get("tag")).toBe("quarterly");

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
  expect(new URL(page.url()).searchParams.get("snapshot")).toBe(chosen.id);
  await expect(sessionPage.inspector).toContainText("the-chosen-one");
});

test("the chart says in a sentence what it draws", async ({ page, sessionPage, agents }) => {
  await agents.takeSnapshot(DEMO.home, { name: "drawn" });
  await sessionPage.goto(DEMO.home);
  await expect(
    page.getByRole("img", { name: /^Context size over time: .* snapshots? and \d+ rollbacks?\./ }),
  ).toBeVisible();
});

test("a session that does not exist is a page that says so", async ({ page }) => {
  await page.goto("/sessions/agent%3Anobody%3Amain");
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
});
