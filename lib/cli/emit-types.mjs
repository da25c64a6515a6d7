import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { projectEnv, root } from "./project.mjs";
import { Refusal } from "./refusal.mjs";
import { run } from "./run.mjs";

/** Folders of `lib` that the types of the SDK are made of. */
const folders = ["sdk", "contract"];

/**
 * Writes the declarations of the SDK to `dist/sdk/types`, once for `import` and once for `require`: each tree names its
 * files wholly, as Node's own resolution wants it, and knows nothing of the project's alias.
 */
export async function emitTypes() {
  const scratch = mkdtempSync(join(tmpdir(), "clawback-types-"));
  try {
    const settings = {
      extends: join(root, "tsconfig.json"),
      compilerOptions: {
        noEmit: false,
        incremental: false,
        declaration: true,
        emitDeclarationOnly: true,
        stripInternal: true,
        rootDir: join(root, "lib"),
        outDir: join(scratch, "out"),
        paths: { "@/*": [`${root}*`] },
        typeRoots: [join(root, "node_modules", "@types")],
        plugins: [],
      },
      files: [join(root, "lib", "sdk", "index.ts")],
      include: [],
    };
    const config = join(scratch, "tsconfig.json");
    writeFileSync(config, JSON.stringify(settings));
    const code = await run("tsc", ["-p", config], { env: projectEnv() });
    if (code !== 0) throw new Refusal(`The types of the SDK could not be written (exit code ${code}).`);
    for (const folder of folders) copyTypes(join(scratch, "out"), folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * @param {string} from
 * @param {string} folder
 */
function copyTypes(from, folder) {
  const target = join(root, "dist", "sdk", "types", folder);
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(join(from, folder))) {
    const text = readFileSync(join(from, folder, name), "utf8");
    const base = join(target, name.replace(/[.]d[.]ts$/, ""));
    writeFileSync(`${base}.d.ts`, withEndings(text, folder, ".js"));
    writeFileSync(`${base}.d.cts`, withEndings(text, folder, ".cjs"));
  }
}

/**
 * @param {string} text
 * @param {string} folder where the text stands
 * @param {string} ending
 */
function withEndings(text, folder, ending) {
  return text.replace(/(\bfrom |\bimport\()"([^"]+)"/g, (whole, before, name) => {
    const path = name.startsWith("@/lib/") ? posix.relative(folder, name.slice("@/lib/".length)) : name;
    if (!name.startsWith("@/") && !name.startsWith(".")) return whole;
    return `${before}"${path.startsWith(".") ? path : `./${path}`}${ending}"`;
  });
}
