import type { Page, Route } from "@playwright/test";
import { StateRef } from "@/lib/contract/ids";
import { BENCH_SESSION, largeDiff, sessionAt, snapshotAt } from "./large-data";

interface Sizes {
  sessions: number;
  snapshots: number;
  messages: number;
}

/**
 * Answers the page's reads with lists of these sizes instead of the server's: what is measured is the page. Everything
 * else is the real server.
 */
export async function serveLargeData(page: Page, { sessions, snapshots, messages }: Sizes): Promise<void> {
  const session = `/api/v1/sessions/${encodeURIComponent(BENCH_SESSION)}`;
  const list =
    <Item>(count: number, item: (index: number) => Item) =>
    (route: Route) => {
      const { searchParams } = new URL(route.request().url());
      const start = Number(searchParams.get("cursor") ?? 0);
      const end = Math.min(count, start + Number(searchParams.get("limit") ?? 50));
      const items = Array.from({ length: end - start }, (_, index) => item(start + index));
      return route.fulfill({ json: { items, nextCursor: end < count ? String(end) : null } });
    };
  await page.route(/\/api\/v1\/sessions(\?|$)/, list(sessions, sessionAt));
  await page.route(
    (url) => url.pathname === session,
    (route) => route.fulfill({ json: sessionAt(0) }),
  );
  await page.route((url) => url.pathname === `${session}/snapshots`, list(snapshots, snapshotAt));
  await page.route(
    (url) => url.pathname === `${session}/rollbacks`,
    list(0, () => null),
  );
  await page.route(
    (url) => url.pathname === `${session}/diff`,
    (route) => {
      const { searchParams } = new URL(route.request().url());
      const [from, to] = ["from", "to"].map((name) => StateRef.parse(searchParams.get(name)));
      return route.fulfill({ json: largeDiff(from ?? "current", to ?? "current", messages) });
    },
  );
}
