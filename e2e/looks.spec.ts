import type { Page } from "@playwright/test";
import type { Snapshot } from "@/lib/contract/snapshot";
import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";
import { LANGUAGES, look, speak, type Theme } from "./pages/look";
import { CONFIRM, SCENES, type Scene, sessionPath } from "./pages/scenes";

// Every screen in every language and theme: drawn, kept as a picture, and looked at by axe. Colours do not depend on the
// language, nor words on the theme: English is looked at in light, Chinese in dark. What is waited for is the same in all
// languages: rows, windows and keys, never words.

interface Walk {
  /** Behind the name of each picture. */
  suffix: string;
  /** The last one is looked at by axe. */
  themes: readonly Theme[];
}

async function walk(page: Page, scenes: readonly Scene[], healthy: Snapshot, { suffix, themes }: Walk) {
  for (const { name, open, leave } of scenes) {
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await open(page, healthy);
    await look(page, `${name}${suffix}`, themes);
    await leave?.(page);
  }
}

for (const { locale, ...how } of LANGUAGES) {
  test(`every screen is drawn and accessible, in ${locale}`, async ({ page, context, agents, baseURL }) => {
    test.setTimeout(900_000); // a dozen screens and more, each looked at by axe
    await speak(context, locale, baseURL);
    const healthy = await agents.lastHealthy(DEMO.support);
    await walk(page, SCENES, healthy, how);
  });
}

test("the screens of a phone are drawn and accessible @phone", async ({ page, agents }) => {
  test.setTimeout(200_000); // five screens, each looked at by axe
  const themes = ["light", "dark"] as const;
  const healthy = await agents.lastHealthy(DEMO.support);
  const onPhone = new Set(["01-sessions", "02-timeline", "03-compare", "05-audit", "settings"]);
  const scenes = SCENES.filter(({ name }) => onPhone.has(name));
  await walk(page, scenes, healthy, { suffix: "-phone", themes });
  await page.goto(sessionPath(healthy));
  await page.locator("main > section .btn-roll").tap();
  await expect(page.locator(CONFIRM)).toBeVisible();
  await look(page, "04-rollback-phone", themes);
});

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
