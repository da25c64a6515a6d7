import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What one of several equal rounds costs. */
export interface Cost {
  /** Of the round in the middle. */
  timeMs: number;
  /** By which the files grew, a round. */
  keptBytes: number;
  /** Given to the system to write, journals included, a round. Null where the system does not count them. */
  writtenBytes: number | null;
}

export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Runs `round` several times, the first ones to warm up. */
export async function timeRounds(rounds: number, round: (index: number) => unknown): Promise<number> {
  const times: number[] = [];
  const warmUps = Math.ceil(rounds / 3);
  for (let index = 0; index < rounds + warmUps; index += 1) {
    const start = performance.now();
    await round(index);
    if (index >= warmUps) times.push(performance.now() - start);
  }
  return median(times);
}

/** Bytes of all files under `folder`. */
export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((total, entry) => total + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** Bytes that this process has handed to the system to write. Linux counts them. */
export function writtenSoFar(): number | null {
  const path = "/proc/self/io";
  if (!existsSync(path)) return null;
  return Number(/^wchar: (\d+)$/m.exec(readFileSync(path, "utf8"))?.[1] ?? 0);
}

export const difference = (after: number | null, before: number | null, rounds: number): number | null =>
  after === null || before === null ? null : (after - before) / rounds;
