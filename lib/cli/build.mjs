import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleUnlessThere } from "./bundle.mjs";
import { projectEnv, root } from "./project.mjs";
import { Refusal } from "./refusal.mjs";
import { run } from "./run.mjs";
import { sourceDigest } from "./source-digest.mjs";

const sources = [
  ...["app", "components", "lib", "public"],
  ...["instrumentation.ts", "proxy.ts", "next.config.mjs", "postcss.config.mjs", "tailwind.config.ts"],
  ...["tsconfig.json", "package-lock.json"],
];
const stamp = join(root, ".next", "clawback-build");

/**
 * What `npm run build` builds, unless what is there was made from exactly these sources.
 *
 * @returns {Promise<boolean>} true when it had to build
 */
export async function build() {
  const dashboard = await buildDashboard();
  return (await bundleUnlessThere()) || dashboard;
}

/** Whether there is any build to serve. Next writes this file last. */
export function isBuilt() {
  return existsSync(join(root, ".next", "BUILD_ID"));
}

async function buildDashboard() {
  const digest = sourceDigest(sources, /^lib\/cli\//);
  if (isBuilt() && existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return false;
  const code = await run("next", ["build"], { env: projectEnv() });
  if (code !== 0) throw new Refusal(`The build failed (exit code ${code}); what went wrong is above.`);
  writeFileSync(stamp, digest);
  return true;
}
