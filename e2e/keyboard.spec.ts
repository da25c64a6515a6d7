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

test("the first keys act, though what hears keys in full is only fetched for them", async ({
  page,
  sessionsPage,
}) => {
  await page.addInitScript(() => {
    // A page that is never idle fetches nothing ahead.
    window.requestIdleCallback = () => 0;
  });
  await sessionsPage.goto("");
  await expect(sessionsPage.row("Home hub")).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("home");
  await expect(sessionsPage.filter).toHaveValue("home");

  await page.reload();
  await expect(sessionsPage.row("Home hub")).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press(",");
  await expect(page).toHaveURL(/\/settings$/);
});

test("single keys are silent while somebody types", async ({ page, sessionsPage }) => {
  await sessionsPage.goto();
  await sessionsPage.filter.fill("");
  await sessionsPage.filter.pressSequentially("jkc");
  await expect(sessionsPage.filter).toHaveValue("jkc");
  expect(new URL(page.url()).pathname).toBe("/sessions");
});

test("the palette finds sessions, snapshots and commands, and opens the window of a risky one", async ({
  page,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  test.slow(); // four pages in one walk
  const healthy = await agents.lastHealthy(DEMO.support);
  await sessionPage.open(healthy);
  const row = sessionPage.row(healthy.name);
  await row.focus();
  await page.keyboard.press("Control+k");
  await expect(page.locator("#page")).toHaveAttribute("inert");
  const palette = page.getByRole("dialog", { name: "Find or run" });
  const typed = palette.getByRole("combobox");
  await expect(typed).toBeFocused();

  await typed.pressSequentially("roll");
  const best = palette.getByRole("option", { selected: true });
  await expect(best).toContainText(/^Roll back to .*last healthy/);
  await page.keyboard.press("Enter");
  await expect(rollbackWindow.title).toHaveText(/^Roll back Customer-support bot to/);
  await page.keyboard.press("Escape");
  await expect(row).toBeFocused();

  await page.keyboard.press("Control+k");
  await typed.fill(`#${healthy.name}`);
  await expect(palette.getByRole("option").filter({ hasText: healthy.name }).first()).toBeVisible();
  await typed.fill("");
  await expect(palette.getByRole("button", { name: /^Search everywhere/ })).toBeVisible();
  await page.keyboard.press("Backspace");
  await expect(palette.getByRole("button", { name: /^Search everywhere/ })).toHaveCount(0);
  await typed.fill("home hub");
  await expect(best).toContainText("Home hub");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Home hub" })).toBeVisible();

  await page.getByRole("button", { name: /^Find a session/ }).click();
  await typed.fill(">settings");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(page.getByRole("heading", { level: 1, name: "Sessions" })).toBeVisible();
});

test("the sheet tells the keys, and switches single ones off; combinations go on", async ({
  page,
  sessionsPage,
}) => {
  await sessionsPage.goto();
  await expect(sessionsPage.row("Home hub")).toBeVisible();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("Pause or resume live updates")).toBeVisible();
  const single = sheet.getByRole("switch", { name: "Single-key shortcuts" });
  await expect(single).toBeChecked();
  await single.click();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);

  await page.keyboard.press("?");
  await page.keyboard.press("/");
  await expect(sessionsPage.filter).not.toBeFocused();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Find or run" });
  await palette.getByRole("combobox").fill("shortcuts");
  await page.keyboard.press("Enter");
  await expect(single).not.toBeChecked();
  await single.click();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press("/");
  await expect(sessionsPage.filter).toBeFocused();
});

test("T tells all times in UTC, and the next page too", async ({ browser }) => {
  const context = await browser.newContext({ timezoneId: "Asia/Tokyo" });
  const page = await context.newPage();
  await page.goto("/settings");
  const clock = page.getByText(/^now \d\d:\d\d:\d\d/);
  await expect(clock).toHaveText(/ GMT\+9$/);
  await page.keyboard.press("t");
  await expect(clock).toHaveText(/ UTC$/);
  await page.reload();
  await expect(clock).toHaveText(/ UTC$/);
  await context.close();
});

test("another language comes without losing what was being written", async ({ page, sessionsPage }) => {
  await sessionsPage.goto();
  await sessionsPage.filter.fill("home");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("中文");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.getByRole("button", { name: "菜单" })).toBeVisible();
  await expect(page.getByRole("search").getByRole("combobox")).toHaveValue("home");
});
