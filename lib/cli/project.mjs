import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Tools of the project, Node 24 among them. */
export const bin = join(root, "node_modules", ".bin");

/** Node 24, which comes with `npm ci`. */
export const projectNode = join(root, "node_modules", "node", "bin", "node");

/** The variables of a child that runs on the project's own tools. */
export function projectEnv() {
  const path = [bin, ...searchPath()].join(delimiter);
  return { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: "1", SCARF_ANALYTICS: "false" };
}

/** The variables of a child that must not stand on `node_modules`, because it replaces it. */
export function outsideEnv() {
  return { ...process.env, PATH: searchPath().join(delimiter), SCARF_ANALYTICS: "false" };
}

function searchPath() {
  const entries = (process.env.PATH ?? "").split(delimiter);
  return entries.filter((entry) => entry !== "" && !entry.startsWith(join(root, "node_modules")));
}
