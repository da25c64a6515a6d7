import { test as base } from "@playwright/test";
import { type Product, startProduct } from "@/e2e/start-product";
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
  /** The built product with a demo that no other file has touched. */
  product: Product;
  /** How the product of this file is configured. */
  productEnv: Record<string, string>;
}

interface Shared {
  productOf: (file: string, env: Pages["productEnv"]) => Promise<Product>;
}

/** One product at a time: what a file before this one did to its demo is gone with it. */
async function productPerFile(
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs, here nothing.
  {}: object,
  use: (productOf: Shared["productOf"]) => Promise<void>,
): Promise<void> {
  let running: { file: string; product: Product } | undefined;
  await use(async (file, env) => {
    if (running?.file !== file) {
      await running?.product.stop();
      running = { file, product: await startProduct(env) };
    }
    return running.product;
  });
  await running?.product.stop();
}

export const test = base.extend<Pages, Shared>({
  productOf: [productPerFile, { scope: "worker" }],
  productEnv: [{}, { option: true }],
  product: async ({ productOf, productEnv }, use, { file }) => use(await productOf(file, productEnv)),
  baseURL: async ({ product }, use) => use(product.origin),
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
      // The page goes on reading: an answer that a test was about to change when it ended concerns nobody any more.
      await page.unrouteAll({ behavior: "ignoreErrors" });
      expect(errors, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
