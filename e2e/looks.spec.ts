import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";

const SHOTS = "artifacts/screenshots";

async function expectAccessible(page: Page) {
  // The development server draws a badge of its own.
  const { violations } = await new AxeBuilder({ page })
    .exclude("nextjs-portal")
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`,
  );
  expect(found).toEqual([]);
}

for (const theme of ["light", "dark"] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    test(`sessions, timeline, comparison and rollback window are accessible in ${theme}`, async ({
      page,
      sessionsPage,
      sessionPage,
      comparePage,
      rollbackWindow,
      agents,
    }) => {
      test.slow(); // four pages, each looked at by axe
      const snapshot = await agents.lastHealthy(DEMO.support);

      await sessionsPage.goto();
      await expect(sessionsPage.row("Customer-support bot")).toBeVisible();
      await page.screenshot({ path: `${SHOTS}/sessions-${theme}.png` });
      await expectAccessible(page);

      await sessionPage.open(snapshot);
      await expect(sessionPage.inspector.getByText(/messages? removed/)).toBeVisible();
      await expect(
        page
          .getByRole("img", { name: /^Error rate/ })
          .locator("svg")
          .first(),
      ).toBeVisible();
      await page.screenshot({ path: `${SHOTS}/timeline-${theme}.png` });
      await expectAccessible(page);

      await page.keyboard.press("r");
      await expect(rollbackWindow.reason).toBeVisible();
      await expect(rollbackWindow.confirmButton).toBeVisible();
      await page.waitForFunction(() =>
        document.getAnimations().every((animation) => animation.playState !== "running"),
      );
      await page.screenshot({ path: `${SHOTS}/rollback-${theme}.png` });
      await expectAccessible(page);

      await comparePage.goto(DEMO.support, "current", snapshot.id);
      await expect(comparePage.part("Context")).toBeVisible();
      await page.screenshot({ path: `${SHOTS}/compare-${theme}.png` });
      await expectAccessible(page);
    });
  });
}

test("the colours can be chosen, and the next page has them from the first byte", async ({
  page,
  request,
  context,
  sessionsPage,
}) => {
  await sessionsPage.goto();
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  const theme = page.getByRole("group", { name: "Theme" });
  await theme.getByRole("button", { name: "Light" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await theme.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  const cookies = await context.cookies();
  const chosen = cookies.find(({ name }) => name === "clawback_theme");
  const html = await request.get("/sessions", { headers: { cookie: `clawback_theme=${chosen?.value}` } });
  expect(await html.text()).toContain('data-theme="dark"');
});
