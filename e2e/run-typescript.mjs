// Lets `node --import ./e2e/run-typescript.mjs <file>` run the project's TypeScript in a process of its own, for suites
// that kill it. Node strips the types itself; this only finds files by the project's alias and without extension.
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const endings = ["", ".ts", ".tsx", "/index.ts"];

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === "server-only") return { url: "data:text/javascript,", shortCircuit: true };
    const base = localPath(specifier, context.parentURL);
    if (base === undefined || base.includes("/node_modules/")) return next(specifier, context);
    const found = endings
      .map((ending) => base + ending)
      .find((path) => /\.\w+$/.test(path) && existsSync(path));
    return found ? next(pathToFileURL(found).href, context) : next(specifier, context);
  },
});

function localPath(specifier, parentUrl) {
  if (specifier.startsWith("@/")) return `${root}${specifier.slice(2)}`;
  const isRelative = specifier.startsWith(".") && parentUrl?.startsWith("file:");
  return isRelative ? fileURLToPath(new URL(specifier, parentUrl)) : undefined;
}
