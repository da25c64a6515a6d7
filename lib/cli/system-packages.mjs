import { spawnSync } from "node:child_process";
import { findBrowser } from "./find-browser.mjs";
import { findPostgres, oldestPostgres } from "./find-postgres.mjs";
import { Refusal } from "./refusal.mjs";
import { run } from "./run.mjs";

/** What the tests need and npm cannot bring. */
const needs = [
  {
    debian: "chromium-headless-shell",
    what: "Chromium (or: npx playwright install chromium)",
    find: findBrowser,
  },
  { debian: "postgresql", what: `PostgreSQL ${oldestPostgres} or newer`, find: findPostgres },
];

/**
 * Finds what is there and has apt install the rest. Refuses, naming each missing package, where
 * apt or the right to use it is lacking.
 */
export async function provideSystemPackages() {
  const missing = await findMissing();
  if (missing.length === 0) return;
  const apt = aptCommand();
  if (apt) await aptInstall(apt, missing);
  const stillMissing = apt ? await findMissing() : missing;
  if (stillMissing.length > 0) throw new Refusal(explain(stillMissing));
}

async function findMissing() {
  const found = await Promise.all(needs.map(({ find }) => find()));
  return needs.filter((_need, index) => found[index] === undefined);
}

/** How this account runs apt-get without being asked for a password; undefined when it cannot. */
function aptCommand() {
  if (spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  if (process.getuid?.() === 0) return ["apt-get"];
  return spawnSync("sudo", ["-n", "true"]).status === 0 ? ["sudo", "-n", "apt-get"] : undefined;
}

/**
 * @param {string[]} apt
 * @param {typeof needs} missing
 */
async function aptInstall([command = "apt-get", ...before], missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const packages = missing.map(({ debian }) => debian);
  console.log(`Installing ${packages.join(" and ")} with apt-get`);
  await run(command, [...before, "update", "-qq"], { env });
  await run(command, [...before, "install", "-qq", "-y", "--no-install-recommends", ...packages], { env });
}

/** @param {typeof needs} missing */
function explain(missing) {
  const packages = missing.map(({ debian }) => debian).join(" ");
  return [
    `The tests need what is not on this machine: ${missing.map(({ what }) => what).join("; ")}.`,
    "This script installs it with apt-get when it runs as root or sudo asks for no password.",
    `On Debian: sudo apt-get install --no-install-recommends ${packages}`,
    "Then run the same command again.",
  ].join("\n");
}
