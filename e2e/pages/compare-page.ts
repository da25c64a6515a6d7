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

  /** `shown` is added to the address as it is. */
  async goto(sessionId: SessionId, from: string, to: string, shown = "") {
    await this.page.goto(`/sessions/${encodeURIComponent(sessionId)}/compare?from=${from}&to=${to}${shown}`);
  }

  /** What a screen reader is told, not urgently. */
  said(text: RegExp) {
    return this.page.getByRole("status").filter({ hasText: text });
  }

  part(title: string) {
    return this.page.getByRole("region", { name: title, exact: true });
  }
}
