import type { Page } from "@playwright/test";
import type { SessionId } from "@/lib/contract/ids";

/** Two states side by side. */
export class ComparePage {
  readonly page: Page;
  readonly parts;

  constructor(page: Page) {
    this.page = page;
    this.parts = page.getByRole("navigation", { name: "Parts" });
  }

  async goto(sessionId: SessionId, from: string, to: string) {
    await this.page.goto(`/sessions/${encodeURIComponent(sessionId)}/compare?from=${from}&to=${to}`);
  }

  part(title: string) {
    return this.page.getByRole("region", { name: title, exact: true });
  }
}
