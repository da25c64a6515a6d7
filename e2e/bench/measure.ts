import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What one of several equal rounds costs. */
export interface Cost {
  /** Of the round in the middle. */
  timeMs: number;
  /** By which the files grew, a round. */
  keptBytes: number;
  /** Given to the system to write, journals included, a round. Null where it cannot be counted. */
  writtenBytes: number | null;
}

export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Bytes of all files under `folder`. */
export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((total, entry) => total + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** Bytes that this process has handed to the system to write. Only Linux counts them. */
export function writtenSoFar(): number {
  const path = "/proc/self/io";
  return existsSync(path) ? Number(/^wchar: (\d+)$/m.exec(readFileSync(path, "utf8"))?.[1] ?? 0) : 0;
}
