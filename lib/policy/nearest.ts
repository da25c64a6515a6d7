/** What people write for a key of ours that is called otherwise. */
const MEANT: Readonly<Record<string, string>> = {
  every: "interval",
  keep: "retention",
  max: "maxSnapshots",
  limit: "threshold",
  on: "enabled",
  rate: "error_rate",
  memory: "memory_leak",
  ram: "memory_leak",
};

/** The one of `known` that was most likely meant: one or two letters off, other case, or another common word. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  if (written.length > 60) return undefined;
  const plain = simplify(written);
  const meant = MEANT[plain];
  if (meant !== undefined && known.includes(meant)) return meant;
  const [best] = known
    .map((name) => ({ name, distance: distanceOf(plain, simplify(name)) }))
    .sort((one, other) => one.distance - other.distance);
  return best !== undefined && best.distance <= (plain.length < 5 ? 1 : 2) ? best.name : undefined;
}

const simplify = (text: string): string => text.toLowerCase().replaceAll(/[-_ ]/g, "");

/** Letters to add, remove or replace. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + Number(one[i - 1] !== other[j - 1]);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
