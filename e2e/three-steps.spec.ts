import type { Page } from "@playwright/test";
import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";

const SESSION = "Customer-support bot";
const STATUS = { status: "failing", attention: "Error rate 41%: 13 of 32 runs failed in the last 10 min." };
const HEALTH = { errorRate: 0.41, runs: 32, windowMs: 600_000, ramBytes: null };

interface ToldSession {
  id: string;
}

const isSupport = ({ id }: ToldSession): boolean => id === DEMO.support;

/** A rollback heals the session for a while: all three ways are to begin where it fails. */
async function keepFailing(page: Page) {
  const failing = <Told extends ToldSession>(session: Told): Told =>
    isSupport(session) ? { ...session, ...STATUS, health: HEALTH } : session;
  await page.route(/\/api\/v1\/sessions(\?.*)?$/, async (route) => {
    const list: { items: ToldSession[] } = await (await route.fetch({ maxRetries: 3 })).json();
    const items = list.items.map(failing).sort((a, b) => Number(isSupport(b)) - Number(isSupport(a)));
    await route.fulfill({ json: { ...list, items } });
  });
  await page.route(`**/api/v1/sessions/${encodeURIComponent(DEMO.support)}`, async (route) => {
    await route.fulfill({ json: failing(await (await route.fetch({ maxRetries: 3 })).json()) });
  });
}

/** Does things to the page and counts them. */
function counted() {
  const done: string[] = [];
  return {
    done,
    step: async (what: string, run: () => Promise<unknown>) => {
      done.push(what);
      await run();
    },
  };
}

test.beforeEach(({ page }) => keepFailing(page));
// A reading that is on its way when the test ends is nobody's error.
test.afterEach(({ page }) => page.unrouteAll({ behavior: "ignoreErrors" }));

test("from the sessions to a confirmed rollback of the worst one: three clicks", async ({
  page,
  sessionsPage,
  sessionPage,
  rollbackWindow,
}) => {
  const { done, step } = counted();
  await sessionsPage.goto();
  await step("open the session", () =>
    sessionsPage.row(SESSION).getByRole("link", { name: SESSION }).click(),
  );
  const rollBack = sessionPage.inspector.getByRole("button", { name: /^Roll back to here/ });
  await expect(page.getByText("Last healthy").first()).toBeVisible();
  await step("open the window", () => rollBack.click());
  await rollbackWindow.expectReady();
  await step("confirm", () => rollbackWindow.confirmButton.click());
  await rollbackWindow.expectDone();
  expect(done).toHaveLength(3);
});

test("from the sessions to a confirmed rollback of the worst one: three keys", async ({
  page,
  sessionsPage,
  sessionPage,
  rollbackWindow,
}) => {
  const { done, step } = counted();
  await sessionsPage.goto();
  await expect(sessionsPage.row(SESSION)).toHaveAttribute("aria-selected", "true");
  await step("open the session", () => page.keyboard.press("Enter"));
  await expect(sessionPage.inspector.getByRole("button", { name: /^Roll back to here/ })).toBeVisible();
  await step("open the window", () => page.keyboard.press("r"));
  await rollbackWindow.expectReady();
  await step("confirm", () => page.keyboard.press("Control+Enter"));
  await rollbackWindow.expectDone();
  expect(done).toHaveLength(3);
});

test("from the sessions to a confirmed rollback of the worst one: three taps @phone", async ({
  page,
  sessionsPage,
  rollbackWindow,
}) => {
  const { done, step } = counted();
  await sessionsPage.goto();
  await step("open the session", () => sessionsPage.row(SESSION).getByRole("link", { name: SESSION }).tap());
  const bar = page.getByRole("region", { name: "Selected snapshot" });
  await step("open the window", () => bar.getByRole("button", { name: /^Roll back to here/ }).tap());
  await rollbackWindow.expectReady();
  await step("confirm", () => rollbackWindow.confirmButton.tap());
  await rollbackWindow.expectDone();
  expect(done).toHaveLength(3);
});
