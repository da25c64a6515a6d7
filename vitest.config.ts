import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("./", import.meta.url));

export const alias = [
  { find: /^@\//, replacement: root },
  // The marker throws outside a React server; in tests every module may meet every other.
  { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
];

export default defineConfig({
  resolve: { alias },
  test: {
    environment: "node",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["lib/**/*.test.ts", "components/**/*.test.{ts,tsx}", "app/**/*.test.ts"],
          exclude: ["lib/store/**", "**/*.{database,dist}.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "dist",
          include: ["lib/**/*.dist.test.ts"],
          globalSetup: ["lib/cli/testing/build-dist.ts"],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["e2e/**/*.test.ts", "lib/store/**/*.test.ts", "lib/**/*.database.test.ts"],
          exclude: ["e2e/gateway/**", "e2e/bench/**", "**/node_modules/**"],
          globalSetup: ["e2e/postgres/global-setup.ts"],
        },
      },
    ],
  },
});
