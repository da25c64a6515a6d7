import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "./expect";

const SHOTS = "artifacts/screenshots";
/** The pictures of the README, by the name of their screen. */
const README: Record<string, string> = { "02-timeline": "timeline", "04-rollback": "rollback" };
export type Theme = "light" | "dark";

async function expectAccessible(page: Page, where: string) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`,
  );
  expect.soft(found).toEqual([]);
}

/** The page in these themes, as the preference would show it. */
export async function look(page: Page, name: string, themes: readonly Theme[]) {
  for (const theme of themes) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen;
    }, theme);
    await page.waitForFunction(() =>
      document.getAnimations().every(({ playState, effect }) => {
        const endless = effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
        return endless || playState !== "running";
      }),
    );
    await page.screenshot({ path: `${SHOTS}/${name}-${theme}.png` });
    const shown = README[name];
    if (process.env.UPDATE_README && shown)
      await page.screenshot({ path: `.github/screenshots/${shown}-${theme}.png` });
  }
  await expectAccessible(page, `${name}-${themes.at(-1)}`);
}

/** English is looked at in both themes, and by axe in light; Chinese in dark. */
export const LANGUAGES = [
  { locale: "en", suffix: "", themes: ["dark", "light"] },
  { locale: "zh-CN", suffix: "-zh-CN", themes: ["dark"] },
] as const;

/** Has the pages of this browser speak the language, as whoever chose it in the menu. */
export const speak = (context: BrowserContext, locale: string, baseURL = "") =>
  context.addCookies([{ name: "clawback_locale", value: locale, url: baseURL }]);
