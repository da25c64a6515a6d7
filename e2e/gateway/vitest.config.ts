import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { alias } from "../../vitest.config";

/** Suites against a real OpenClaw gateway: one gateway for the run, one file after the other. */
export default defineConfig({
  root: fileURLToPath(new URL("../../", import.meta.url)),
  resolve: { alias },
  test: {
    name: "gateway",
    environment: "node",
    include: ["e2e/gateway/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    globalSetup: ["e2e/postgres/global-setup.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
