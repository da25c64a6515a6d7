import type { Page } from "@playwright/test";
import { expect } from "./expect";

/** A real gateway copies a transcript and starts workers for it: seconds, on a busy machine many. */
const ROLLBACK_MS = 60_000;

/** The window of a rollback, from the plan to what came of it. */
export class RollbackWindow {
  readonly page: Page;
  readonly root;
  readonly title;
  readonly reason;
  readonly confirmButton;
  readonly watch;
  readonly asItIs;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole("dialog");
    this.title = this.root.getByRole("heading", { level: 2 });
    this.reason = this.root.getByLabel(/^Reason/);
    this.confirmButton = this.root.getByRole("button", { name: /^(?:Roll back(?! as)|Undo rollback)/ });
    this.watch = this.root.getByRole("button", { name: "Watch", exact: true });
    this.asItIs = this.root.getByRole("button", { name: "Roll back as it is by then" });
  }

  /** A number of the plan, for example of removed messages. */
  count(column: "Removed" | "Restored" | "Kept", noun: string) {
    return this.root.getByRole("region", { name: column }).getByRole("listitem").filter({ hasText: noun });
  }

  /** The counts are there, and nothing more has to be filled in. */
  async expectReady() {
    await expect(this.confirmButton).not.toHaveAttribute("aria-disabled", "true");
    await expect(this.reason).not.toHaveValue("");
  }

  async confirm(reason: string) {
    await this.reason.fill(reason);
    await this.confirmButton.click();
    await this.goOn();
  }

  /** After a confirmation: an agent that worked on in between is rolled back as it is by then. */
  async goOn() {
    const underWay = this.title.filter({ hasNotText: /\?$/ });
    await expect(this.asItIs.or(underWay)).toBeVisible();
    if (await this.asItIs.isVisible()) await this.asItIs.click();
  }

  async expectDone() {
    await expect(this.title).toHaveText(/^(Rolled back to|Undone: back to)/, { timeout: ROLLBACK_MS });
    await expect(this.root.getByText(/of \d checks passed\./)).toBeVisible();
  }

  check(part: string) {
    return this.root
      .getByRole("list", { name: "Checks" })
      .getByRole("listitem")
      .filter({ has: this.page.getByText(part, { exact: true }) });
  }
}
