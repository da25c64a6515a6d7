import { existsSync } from "node:fs";

// The shell first: the same Chromium without a desktop's browser around it, which costs tests half as much.
const systemBrowsers = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/**
 * The Chromium for browser tests: Playwright's own when it is installed, else the system's, else
 * undefined. Needs node_modules.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const { chromium } = await import("@playwright/test");
  return [chromium.executablePath(), ...systemBrowsers.map((name) => `/usr/bin/${name}`)].find((path) =>
    existsSync(path),
  );
}
