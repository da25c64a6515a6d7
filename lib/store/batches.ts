/** The items in stretches of `size`: the dialects limit how many values a statement takes. */
export function* batches<Item>(items: Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
