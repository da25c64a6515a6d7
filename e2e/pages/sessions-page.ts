import type { Page } from "@playwright/test";

/** The list of sessions. */
export class SessionsPage {
  private readonly page: Page;
  readonly list;
  readonly filter;
  readonly suggestions;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole("grid", { name: "Sessions" });
    this.filter = page.getByRole("combobox", { name: "Filter sessions" });
    this.suggestions = page.getByRole("listbox");
  }

  /** Without a query the list shows what it shows by default; "" asks for everything. */
  async goto(query?: string) {
    await this.page.goto(query === undefined ? "/sessions" : `/sessions?query=${encodeURIComponent(query)}`);
  }

  row(label: string) {
    return this.list.getByRole("row").filter({ hasText: label });
  }

  /** The cross of a term that stands in the field. */
  remove(term: string) {
    return this.page.getByRole("button", { name: `Remove ${term}`, exact: true });
  }

  /** A term that is one press away. */
  chip(term: string) {
    return this.page.getByRole("button", { name: new RegExp(`^${term}`) });
  }

  /** The query in the address; null where it has none. */
  query() {
    return new URL(this.page.url()).searchParams.get("query");
  }
}
