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
