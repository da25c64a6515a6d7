import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildPlugin } from "../plugin/build.mjs";
import { emitTypes } from "./emit-types.mjs";
import { root } from "./project.mjs";
import { runScript } from "./refusal.mjs";
import { sourceDigest } from "./source-digest.mjs";

const sources = ["lib", "package.json", "package-lock.json", "tsconfig.json"];
const stamp = join(root, "dist", "clawback-build");

/**
 * What `dist` is made of besides types, a folder each. Whatever an entry needs from npm is inside, but for what is
 * named under `external`.
 */
const bundles = [
  {
    name: "sdk",
    input: join(root, "lib", "sdk", "index.ts"),
    platform: "neutral",
    external: [],
    outputs: [
      { format: "esm", entryFileNames: "index.js" },
      { format: "cjs", entryFileNames: "index.cjs" },
    ],
  },
  {
    name: "cli",
    input: join(root, "lib", "cli", "clawback.ts"),
    platform: "node",
    // For the few commands that open the store or the gateway themselves.
    external: [/^pg(\/|$)/, /^@openclaw\/gateway-client(\/|$)/],
    outputs: [{ format: "esm", entryFileNames: "clawback.js" }],
  },
];

/** Writes `dist` afresh. */
export async function bundle() {
  // Not there before the packages are installed.
  const { rolldown } = await import("rolldown");
  const digest = sourceDigest(sources);
  for (const { name, input, platform, external, outputs } of bundles) {
    const dir = join(root, "dist", name);
    rmSync(dir, { recursive: true, force: true });
    const build = await rolldown({
      input,
      platform,
      external,
      tsconfig: join(root, "tsconfig.json"),
      resolve: { alias: { "@": root.replace(/\/$/, "") }, mainFields: ["module", "main"] },
      onLog: (level, log, print) => print(level === "warn" ? "error" : level, log),
    });
    for (const output of outputs) await build.write({ dir, ...output });
    await build.close();
  }
  chmodSync(join(root, "dist", "cli", "clawback.js"), 0o755);
  await buildPlugin();
  await emitTypes();
  writeFileSync(stamp, digest);
}

/**
 * Writes `dist` unless it was made from exactly these sources.
 *
 * @returns {Promise<boolean>} true when it had to
 */
export async function bundleUnlessThere() {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sourceDigest(sources)) return false;
  await bundle();
  return true;
}

if (import.meta.filename === process.argv[1]) {
  await runScript(async () => {
    await bundle();
    return 0;
  });
}
