import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Bundles the plugin for OpenClaw into `folder`: plain JavaScript without dependencies, its manifest and a package.json.
 *
 * @param {string} [folder]
 */
export async function buildPlugin(folder = join(root, "dist", "openclaw-plugin")) {
  const { build } = await import("rolldown");
  const { version, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build({
    input: join(root, "lib/plugin/plugin.ts"),
    platform: "node",
    resolve: { alias: { "@": root } },
    // Of the gateway itself, which has it for every plugin.
    external: /^openclaw\//,
    output: { file: join(folder, "index.js"), format: "esm" },
    logLevel: "warn",
  });
  copyFileSync(join(root, "lib/plugin/openclaw.plugin.json"), join(folder, "openclaw.plugin.json"));
  const manifest = {
    name: "clawback-openclaw-plugin",
    version,
    private: true,
    license,
    type: "module",
    openclaw: { extensions: ["./index.js"] },
  };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
