import { existsSync } from "node:fs";

const systemBrowsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * The Chromium for browser tests: Playwright's own when it is installed, else the system's, else
 * undefined. Needs node_modules.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const { chromium } = await import("@playwright/test");
  return [chromium.executablePath(), ...systemBrowsers].find((path) => existsSync(path));
}
