import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { freePort } from "@/e2e/free-port";
import { findBrowser } from "@/lib/cli/find-browser.mjs";

/**
 * The built product on a port and a data folder of its own, with the demo host. This file is read
 * again in every worker: the first reading decides and hands down through the environment.
 */
const isFirstReading = process.env.CLAWBACK_E2E_PORT === undefined;
process.env.CLAWBACK_E2E_PORT ??= String(await freePort());
process.env.CLAWBACK_E2E_DATA ??= mkdtempSync(join(tmpdir(), "clawback-e2e-"));
const { CLAWBACK_E2E_PORT: port, CLAWBACK_E2E_DATA: dataDir } = process.env;
if (isFirstReading) process.once("exit", () => rmSync(dataDir, { recursive: true, force: true }));

// What a developer's shell may hold would point the product elsewhere.
for (const name of Object.keys(process.env)) {
  if (/^(?:OPENCLAW_|DATABASE_URL$|CLAWBACK_TOKEN$|HOST$)/.test(name)) delete process.env[name];
}

const executablePath = await findBrowser();

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  testIgnore: ["gateway/**", "bench/**"],
  outputDir: "artifacts/browser",
  workers: 1,
  retries: 0,
  // A shared machine can be slow; what a test waits for is named in the test.
  timeout: 60_000,
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: "artifacts/browser.json" }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...["--disable-background-networking", "--disable-component-update"],
        ...["--disable-sync", "--no-first-run"],
      ],
    },
  },
  projects: [
    { name: "desktop", grepInvert: /@phone/, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: "phone",
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
  webServer: {
    command: "node lib/cli/start.mjs",
    url: `http://127.0.0.1:${port}/healthz`,
    env: { PORT: port, CLAWBACK_DATA_DIR: dataDir },
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
