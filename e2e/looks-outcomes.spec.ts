import { MESSAGES } from "@/lib/i18n/messages";
import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";
import { LANGUAGES, look, speak } from "./pages/look";
import { CONFIRM, ROW, sessionPath, WINDOW } from "./pages/scenes";
import { check, step, tellRollback, told } from "./pages/told-rollback";

// What comes after the confirmation, and what is there before anything is: drawn, kept as a picture, looked at by axe.

for (const { locale, suffix, themes } of LANGUAGES) {
  const { host, rollback: words, timeline } = MESSAGES[locale];
  const named = (text: string) => new RegExp(text.replace("{time}", ".*"));

  test.describe(`in ${locale}`, () => {
    test.beforeEach(({ context, baseURL }) => speak(context, locale, baseURL));

    test(`a protected session asks for its name, in ${locale}`, async ({ page, agents }) => {
      const snapshot = await agents.takeSnapshot(DEMO.legal, { name: "before-the-contract" });
      await page.goto(sessionPath(snapshot));
      await expect(page.locator(`${ROW}[aria-selected=true]`)).toBeVisible();
      await page.keyboard.press("r");
      await expect(page.locator(`${WINDOW} input`).last()).toBeVisible();
      await look(page, `04c-rollback-protected${suffix}`, themes);
    });

    test(`a rollback under way, and one whose checks failed, in ${locale}`, async ({ page, agents }) => {
      const { id } = await agents.takeSnapshot(DEMO.home, { name: "on-its-way" });
      let rollback = told(id, null, {
        status: "running",
        outcome: null,
        finishedAt: null,
        steps: [step("check_state", "done"), step("stop_runs", "done"), step("safety_snapshot", "running")],
      });
      await tellRollback(page, () => rollback);
      await page.goto(`/sessions/${encodeURIComponent(DEMO.home)}`);
      await page.getByRole("button", { name: timeline.rollback.watch, exact: true }).first().click();
      await expect(page.locator(`${WINDOW} [aria-current=step]`)).toBeVisible();
      await look(page, `04d-rollback-progress${suffix}`, themes);

      rollback = told(id, id, {
        verification: { passed: false, checks: [check("context", true), check("tools", false)] },
      });
      await expect(page.locator(`${WINDOW} [aria-current=step]`)).toHaveCount(0);
      await expect(page.getByRole("button", { name: words.result.undo })).toBeVisible();
      await look(page, `04f-rollback-failed${suffix}`, themes);
    });

    test(`a rollback that is done, and the timeline after it, in ${locale}`, async ({ page, agents }) => {
      const healthy = await agents.lastHealthy(DEMO.support);
      await page.goto(sessionPath(healthy));
      await expect(page.locator(`${ROW}[aria-selected=true]`)).toBeVisible();
      await page.keyboard.press("r");
      await expect(page.locator(CONFIRM)).toBeVisible();
      await page.keyboard.press("1");
      await page.keyboard.press("Control+Enter");
      const done = page.getByRole("button", { name: words.result.done, exact: true });
      await expect(done).toBeVisible();
      await look(page, `04e-rollback-done${suffix}`, themes);

      await done.click();
      await expect(page.locator(WINDOW)).toHaveCount(0);
      await expect(
        page.getByRole("button", { name: named(timeline.rollback.detailsOf) }).first(),
      ).toBeVisible();
      await look(page, `02b-timeline-after${suffix}`, themes);
    });

    test(`nothing of one's own yet: how to connect a gateway, and a gateway without sessions, in ${locale}`, async ({
      page,
    }) => {
      await page.goto("/sessions");
      await expect(page.locator(ROW).first()).toBeVisible();
      await page.getByRole("button", { name: host.connect, exact: true }).click();
      await expect(page.getByRole("heading", { name: host.connect })).toBeVisible();
      await look(page, `08-empty${suffix}`, themes);

      await page.route(/\/api\/v1\/sessions(\?|$)/, (route) =>
        route.fulfill({ json: { items: [], nextCursor: null } }),
      );
      await page.goto("/sessions?query=");
      await expect(page.locator("main .code").first()).toBeVisible();
      await look(page, `08-no-sessions${suffix}`, themes);
    });
  });
}
