/** A stretch of two lists: equal items side by side, or items that only one or the other has. */
export interface Stretch<Item> {
  same: boolean;
  from: Item[];
  to: Item[];
  fromIndex: number;
  toIndex: number;
}

/**
 * Lines up two lists by their keys. Of the keys that both have, the longest run that keeps its order stays in place;
 * everything else is on one side only. Keys that occur more than once count by occurrence. O(n log n).
 */
export function align<Item>(from: Item[], to: Item[], keyOf: (item: Item) => string): Stretch<Item>[] {
  let head = 0;
  while (head < from.length && head < to.length && sameKey(from[head], to[head], keyOf)) head += 1;
  let tail = 0;
  const most = Math.min(from.length, to.length) - head;
  while (tail < most && sameKey(from.at(-1 - tail), to.at(-1 - tail), keyOf)) tail += 1;

  const pairs = keptPairs(from.slice(head, from.length - tail), to.slice(head, to.length - tail), keyOf);
  const stretches: Stretch<Item>[] = [];
  let fromIndex = 0;
  let toIndex = 0;
  const push = (same: boolean, fromEnd: number, toEnd: number) => {
    if (fromEnd > fromIndex || toEnd > toIndex) {
      stretches.push({
        same,
        from: from.slice(fromIndex, fromEnd),
        to: to.slice(toIndex, toEnd),
        fromIndex,
        toIndex,
      });
    }
    fromIndex = fromEnd;
    toIndex = toEnd;
  };
  push(true, head, head);
  let open = 0;
  for (let at = 0; at < pairs.length; at = open) {
    const [fromStart, toStart] = pairAt(pairs, at);
    push(false, head + fromStart, head + toStart);
    open = at + 1;
    while (
      open < pairs.length &&
      pairAt(pairs, open)[0] === fromStart + open - at &&
      pairAt(pairs, open)[1] === toStart + open - at
    ) {
      open += 1;
    }
    push(true, head + fromStart + open - at, head + toStart + open - at);
  }
  push(false, from.length - tail, to.length - tail);
  push(true, from.length, to.length);
  return stretches;
}

type Pair = [fromIndex: number, toIndex: number];

const pairAt = (pairs: Pair[], at: number): Pair => pairs[at] ?? [Number.NaN, Number.NaN];

function sameKey<Item>(a: Item | undefined, b: Item | undefined, keyOf: (item: Item) => string): boolean {
  return a !== undefined && b !== undefined && keyOf(a) === keyOf(b);
}

/** The longest list of index pairs with equal keys that grows on both sides. */
function keptPairs<Item>(from: Item[], to: Item[], keyOf: (item: Item) => string): Pair[] {
  const places = new Map(occurrences(to, keyOf).map((key, index): [string, number] => [key, index]));
  const shared: Pair[] = [];
  occurrences(from, keyOf).forEach((key, index) => {
    const place = places.get(key);
    if (place !== undefined) shared.push([index, place]);
  });
  return longestGrowing(shared);
}

function occurrences<Item>(items: Item[], keyOf: (item: Item) => string): string[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const key = keyOf(item);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return `${times}:${key}`;
  });
}

/** Longest increasing subsequence by the second index, by patience sorting. */
function longestGrowing(pairs: Pair[]): Pair[] {
  interface Card {
    pair: Pair;
    below: Card | undefined;
  }
  const piles: Card[] = [];
  for (const pair of pairs) {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((piles[middle]?.pair[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    piles[low] = { pair, below: piles[low - 1] };
  }
  const kept: Pair[] = [];
  for (let card = piles.at(-1); card; card = card.below) kept.unshift(card.pair);
  return kept;
}
