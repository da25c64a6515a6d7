import { z } from "zod";
import { AppError } from "@/lib/contract/errors";
import type { Page } from "@/lib/contract/page";
import { Instant } from "@/lib/contract/time";

const PageCursor = z.strictObject({ at: Instant, id: z.string() });

/** Where a page ended: the time and id of its last item. Lists are ordered by both, newest first. */
export type PageCursor = z.infer<typeof PageCursor>;

/** Throws `validation_failed` for anything this store did not give out. */
export function parseCursor(text: string): PageCursor {
  try {
    return PageCursor.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch (cause) {
    throw new AppError(
      "validation_failed",
      "This cursor is not one that a list gave out. Start again without it.",
      { cause },
    );
  }
}

/** The page of `found`, which was read with one row more than `limit` to learn whether there is another. */
export function toPage<Item>(found: Item[], limit: number, place: (item: Item) => PageCursor): Page<Item> {
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return {
    items,
    nextCursor: last ? Buffer.from(JSON.stringify(place(last))).toString("base64url") : null,
  };
}
