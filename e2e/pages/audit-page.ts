import type { Locator, Page } from "@playwright/test";
import { expect } from "./expect";

/** The audit log. */
export class AuditPage {
  readonly page: Page;
  readonly list: Locator;
  readonly details: Locator;
  readonly note: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole("grid", { name: "Audit" });
    this.details = page.getByRole("complementary", { name: "Selected event" });
    this.note = page.getByLabel(/^Review note/);
  }

  async goto(query = ""): Promise<void> {
    await this.page.goto(`/audit?query=${encodeURIComponent(query)}`);
    await expect(this.list.locator("[data-row]").first()).toBeVisible();
  }

  row(text: string): Locator {
    return this.list.getByRole("row").filter({ hasText: text });
  }
}
