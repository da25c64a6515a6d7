import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";

test("from the list of sessions to a rollback that is done, with the keyboard alone", async ({
  page,
  sessionsPage,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "by-keyboard" });
  await sessionsPage.goto();
  await expect(sessionsPage.row("Home hub")).toBeVisible();

  for (let press = 0; press < 20; press += 1) {
    await page.keyboard.press("j");
    if ((await sessionsPage.row("Home hub").getAttribute("aria-selected")) === "true") break;
  }
  await expect(sessionsPage.row("Home hub")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Home hub" })).toBeVisible();

  await expect(sessionPage.row("by-keyboard")).toBeVisible();
  await page.keyboard.press("ArrowUp");
  for (let press = 0; press < 20; press += 1) {
    if ((await sessionPage.row("by-keyboard").getAttribute("aria-selected")) === "true") break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("r");
  await expect(rollbackWindow.title).toHaveText(/^Roll back Home hub to/);
  await expect(rollbackWindow.root.getByRole("button", { name: "Error rate" })).toBeFocused();
  await page.keyboard.press("5");
  await expect(rollbackWindow.reason).toHaveValue("Drill");
  await page.keyboard.press("Control+Enter");
  await rollbackWindow.expectDone();

  await expect(rollbackWindow.root.getByRole("button", { name: "Done" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rollbackWindow.root).toHaveCount(0);
  await expect(sessionPage.row(snapshot.name)).toBeFocused();
});

test("single keys are silent while somebody types", async ({ page, sessionsPage }) => {
  await sessionsPage.goto();
  await sessionsPage.filter.fill("");
  await sessionsPage.filter.pressSequentially("jkc");
  await expect(sessionsPage.filter).toHaveValue("jkc");
  expect(new URL(page.url()).pathname).toBe("/sessions");
});
