import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test("a rollback fits a phone: effect in a line, window from below, nothing sideways @phone", async ({
  page,
  rollbackWindow,
  agents,
}) => {
  const snapshot = (await agents.snapshots(DEMO.support)).at(-1);
  if (snapshot === undefined) throw new Error("The demo has no snapshot to go back to.");
  await page.goto(`/sessions/${encodeURIComponent(DEMO.support)}?snapshot=${snapshot.id}`);
  const bar = page.getByRole("region", { name: "Selected snapshot" });
  await expect(bar.getByText(/^Removes \d+ message/)).toBeVisible();
  expect(await sideways(page)).toBe(0);
  await page.screenshot({ path: "artifacts/screenshots/timeline-phone.png" });
  const { violations } = await new AxeBuilder({ page })
    .exclude("nextjs-portal")
    .withTags(["wcag2a", "wcag2aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([]);

  await bar.getByRole("button", { name: "Details of the snapshot" }).click();
  const details = page.getByRole("dialog", { name: /^Snapshot of/ });
  await expect(details).toContainText(snapshot.id);
  await expect(page).toHaveURL(/window=details/);
  await page.reload();
  await expect(details).toContainText(snapshot.id);
  await page.goBack();
  await expect(details).toBeHidden();

  await bar.getByRole("button", { name: /Roll back to here/ }).click();
  await rollbackWindow.confirm("Drill");
  await rollbackWindow.expectDone();
  expect(await sideways(page)).toBe(0);
});

test("every button on a phone can be hit with a thumb @phone", async ({ page, sessionsPage }) => {
  await sessionsPage.goto();
  await expect(sessionsPage.row("Customer-support bot")).toBeVisible();
  const small = await page
    .locator("header button:visible, header a:visible, .btn:visible, .chip:visible, .seg button:visible")
    .evaluateAll((targets) =>
      targets
        .map((target) => ({ name: target.textContent ?? "", box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.height < 44)
        .map(({ name, box }) => `${name} ${box.width}x${box.height}`),
    );
  expect(small).toEqual([]);
});

test("320 px are enough @phone", async ({ page, sessionsPage, sessionPage }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await sessionsPage.goto();
  await expect(sessionsPage.row("Customer-support bot")).toBeVisible();
  expect(await sideways(page)).toBe(0);
  await sessionPage.goto(DEMO.support);
  expect(await sideways(page)).toBe(0);
});
