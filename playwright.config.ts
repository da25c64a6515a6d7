import { defineConfig } from "@playwright/test";
import { findBrowser } from "@/lib/cli/find-browser.mjs";

const executablePath = await findBrowser();

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  testIgnore: ["gateway/**", "bench/**"],
  outputDir: "artifacts/browser",
  // Each file has a product and a demo of its own (e2e/pages/fixtures.ts): files don't see each other.
  workers: 2,
  retries: 0,
  // A shared machine can be slow; what a test waits for is named in the test.
  timeout: 60_000,
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: "artifacts/browser.json" }]],
  use: {
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
});
