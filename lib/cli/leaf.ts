import type { Command } from "commander";
import { OpenClawClient } from "@/lib/sdk/client";

export interface JsonOption {
  json?: boolean;
}

/** A command that does something: each knows `--json`. */
export const leaf = (parent: Command, name: string, description: string): Command =>
  parent.command(name).description(description).option("--json", "print JSON");

/** The session of a command: a session key, or the main session. */
export const withSession = (command: Command): Command =>
  command.argument("[session]", "session key", "main");

/** Of the server in OPENCLAW_API_URL. What it says of alerts is said by the commands. */
export const connectApi = (): OpenClawClient => new OpenClawClient();

/** Options as the API takes them: what was not given is not there. */
export function given<Values extends object>(
  values: Values,
): { [Key in keyof Values]?: NonNullable<Values[Key]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Values]?: NonNullable<Values[Key]> }; // only undefined left
}

/** Pages until `limit` items are there, or all. */
export async function collect<Item>(
  limit: number,
  page: (input: { limit: number; cursor?: string }) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<{ items: Item[]; nextCursor: string | null }> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const next: { items: Item[]; nextCursor: string | null } = await page({
      limit: Math.min(200, limit - items.length),
      ...(cursor === null ? {} : { cursor }),
    });
    items.push(...next.items);
    cursor = next.nextCursor;
  } while (cursor !== null && items.length < limit);
  return { items, nextCursor: cursor };
}
