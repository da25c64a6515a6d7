import { join } from "node:path";
import { build } from "./build.mjs";
import { install, installProject } from "./install.mjs";
import { projectEnv, root } from "./project.mjs";
import { Refusal } from "./refusal.mjs";
import { run } from "./run.mjs";
import { provideSystemPackages } from "./system-packages.mjs";
import { playwrightCounts, vitestCounts } from "./test-report.mjs";

/**
 * The gate, cheapest first. `run` throws a Refusal when the step fails; `report` counts its tests.
 *
 * @type {{ name: string, title: string, run: () => Promise<unknown>, report?: () => import("./test-report.mjs").Counts }[]}
 */
export const steps = [
  { name: "install", title: "Packages and Node 24", run: installProject },
  { name: "system", title: "Chromium and PostgreSQL", run: provideSystemPackages },
  { name: "lint", title: "Style", run: tool("biome", "check", ".") },
  { name: "types", title: "Types", run: checkTypes },
  { name: "imports", title: "Import rules", run: tool("npm", "run", "--silent", "imports") },
  { name: "deadcode", title: "Dead code", run: tool("knip") },
  {
    name: "unit",
    title: "Unit, property and contract suites (SQLite and PostgreSQL)",
    run: tool("vitest", "run", ...vitestReport("unit")),
    report: () => vitestCounts(reportFile("unit")),
  },
  { name: "build", title: "Build", run: build },
  { name: "gateway-install", title: "A real OpenClaw gateway for the tests", run: installGateway },
  {
    name: "gateway",
    title: "Real gateway",
    run: tool("vitest", "run", "--config", "e2e/gateway/vitest.config.ts", ...vitestReport("gateway")),
    report: () => vitestCounts(reportFile("gateway")),
  },
  {
    name: "browser",
    title: "Browser",
    run: tool("playwright", "test"),
    report: () => playwrightCounts(reportFile("browser")),
  },
];

/** @param {string[]} command */
function tool(...command) {
  const [name = "", ...args] = command;
  return async () => {
    const code = await run(name, args, { env: projectEnv() });
    if (code !== 0) throw new Refusal(`${command.join(" ")} ended with exit code ${code}.`);
  };
}

async function checkTypes() {
  // Writes the types of routes and next-env.d.ts, which a fresh clone lacks.
  await tool("next", "typegen")();
  await tool("tsc", "--noEmit")();
}

/** With Node 24 first on PATH: the gateway refuses older ones, and its native parts are built for it. */
function installGateway() {
  return install(join(root, "e2e", "gateway"), projectEnv());
}

/** @param {string} name */
function vitestReport(name) {
  return ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile(name)}`];
}

/** @param {string} name */
function reportFile(name) {
  return join(root, "artifacts", `${name}.json`);
}
