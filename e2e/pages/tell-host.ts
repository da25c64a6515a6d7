import type { Page } from "@playwright/test";

/** Has the server tell something else of its connection than it is. */
export async function tellHost(page: Page, change: Record<string, unknown>): Promise<void> {
  await page.route("**/api/v1/health", async (route) => {
    const response = await route.fetch();
    const health = await response.json();
    await route.fulfill({
      json: { ...health, host: { ...health.host, kind: "gateway", name: "gw-fra-1:18789", ...change } },
    });
  });
}
