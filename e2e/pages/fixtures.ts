import { test as base } from "@playwright/test";
import { Agents } from "./agents";
import { ComparePage } from "./compare-page";
import { expect } from "./expect";
import { RollbackWindow } from "./rollback-window";
import { SessionPage } from "./session-page";
import { SessionsPage } from "./sessions-page";

interface Pages {
  /** The demo's agents, from outside: what the test arranges without the dashboard. */
  agents: Agents;
  sessionsPage: SessionsPage;
  sessionPage: SessionPage;
  comparePage: ComparePage;
  rollbackWindow: RollbackWindow;
  /** Fails the test when the browser reported an error. */
  quietConsole: undefined;
}

export const test = base.extend<Pages>({
  agents: async ({ request }, use) => use(new Agents(request)),
  sessionsPage: async ({ page }, use) => use(new SessionsPage(page)),
  sessionPage: async ({ page }, use) => use(new SessionPage(page)),
  comparePage: async ({ page }, use) => use(new ComparePage(page)),
  rollbackWindow: async ({ page }, use) => use(new RollbackWindow(page)),
  quietConsole: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        // A read that a test makes fail on purpose is reported by the browser itself.
        if (message.type() === "error" && !/Failed to load resource/.test(message.text()))
          errors.push(message.text());
      });
      await use(undefined);
      expect(errors, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
