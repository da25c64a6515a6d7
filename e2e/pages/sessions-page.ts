import type { Page } from "@playwright/test";

/** The list of sessions. */
export class SessionsPage {
  private readonly page: Page;
  readonly list;
  readonly filter;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole("grid", { name: "Sessions" });
    this.filter = page.getByRole("textbox", { name: "Filter sessions" });
  }

  async goto(query = "") {
    await this.page.goto(query === "" ? "/sessions" : `/sessions?query=${encodeURIComponent(query)}`);
  }

  row(label: string) {
    return this.list.getByRole("row").filter({ hasText: label });
  }
}
