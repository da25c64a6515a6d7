import { z } from "zod";

/** What every list accepts. `cursor` is opaque: pass on what the last page gave. */
export const PageQuery = z.strictObject({
  query: z.string().max(1000).optional().meta({ description: "Filter, for example tag:audit kind:manual" }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** One page of a list; `nextCursor` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}
