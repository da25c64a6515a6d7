import type { Page } from "@playwright/test";
import type { SessionId } from "@/lib/contract/ids";
import type { Snapshot } from "@/lib/contract/snapshot";
import { expect } from "./expect";

/** One session with its timeline. */
export class SessionPage {
  readonly page: Page;
  readonly list;
  readonly inspector;
  readonly currentState;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole("grid", { name: "Snapshots" });
    this.inspector = page.getByRole("complementary", { name: "Inspector" });
    this.currentState = this.list.getByRole("row").filter({ hasText: "Current state" });
  }

  async goto(sessionId: SessionId, search = "") {
    await this.page.goto(`/sessions/${encodeURIComponent(sessionId)}${search}`);
    await expect(this.page.getByRole("region", { name: "Timeline" })).toBeVisible();
  }

  /** Opens the session with that snapshot selected. */
  async open(snapshot: Snapshot) {
    await this.goto(snapshot.sessionId, `?snapshot=${snapshot.id}`);
    await expect(this.row(snapshot.name)).toHaveAttribute("aria-selected", "true");
  }

  /** The newest row of that name. */
  row(name: string) {
    return this.list
      .getByRole("row")
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .first();
  }

  mark(snapshot: Pick<Snapshot, "id">) {
    return this.page.locator(`[data-mark="${snapshot.id}"]`);
  }

  /** Clicks the mark; where several stand too close, the first click takes them apart. */
  async pickMark(snapshot: Pick<Snapshot, "id" | "name">) {
    await expect(async () => {
      await this.mark(snapshot).click();
      await expect(this.row(snapshot.name)).toHaveAttribute("aria-selected", "true", { timeout: 1000 });
    }).toPass();
  }

  get chart() {
    return this.page.getByRole("region", { name: "Timeline" });
  }

  range(name: string) {
    return this.chart.getByRole("group", { name: "Range" }).getByRole("button", { name, exact: true });
  }

  /** What the chart says in a sentence. */
  get summary() {
    return this.chart.getByRole("img", { name: /^Error rate/ });
  }

  async openChartMenu(item: string) {
    await this.chart.getByRole("button", { name: "More about the chart" }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  /** Answers reads of the health over time: one run in ten fails, and from `badSinceMs` ago on half of them. */
  async tellHealth(badSinceMs: number) {
    const bad = Date.now() - badSinceMs;
    await this.page.route(/\/sessions\/[^/]+\/health\?/, async (route) => {
      const url = new URL(route.request().url());
      const read = (name: string) => url.searchParams.get(name) ?? "";
      const [from, to, stepMs] = [Date.parse(read("from")), Date.parse(read("to")), Number(read("stepMs"))];
      const runs = Math.round(stepMs / 6000);
      const steps = Array.from(
        { length: Math.floor((to - from) / stepMs) },
        (_none, step) => from + step * stepMs,
      );
      const buckets = steps.map((at) => ({
        at: new Date(at).toISOString(),
        runs,
        failed: Math.round(runs * (at >= bad ? 0.5 : 0.1)),
        longestRunMs: 4000,
        ramBytes: 240_000_000,
      }));
      const sessionId = decodeURIComponent(url.pathname.split("/").at(-2) ?? "");
      await route.fulfill({ json: { sessionId, from: read("from"), to: read("to"), stepMs, buckets } });
    });
  }

  tag(name: string) {
    return this.page
      .getByRole("group", { name: "Show snapshots with the tag" })
      .getByRole("button", { name: new RegExp(`^${name}`) });
  }

  async takeSnapshot(name: string, { hold = false } = {}) {
    await this.page.getByRole("button", { name: "Take snapshot" }).first().click();
    const form = this.page.getByRole("dialog", { name: "Take snapshot" });
    await form.getByLabel("Name").fill(name);
    if (hold) await form.getByLabel("Hold").click();
    await form.getByRole("button", { name: "Take snapshot" }).click();
    await expect(form).toBeHidden();
  }
}
