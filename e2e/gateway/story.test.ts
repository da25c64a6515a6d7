import { type Browser, chromium, expect as expectPage, type Page } from "@playwright/test";
import { afterAll, beforeAll, expect, it } from "vitest";
import { RollbackWindow } from "@/e2e/pages/rollback-window";
import { SessionPage } from "@/e2e/pages/session-page";
import { type Product, startProduct } from "@/e2e/start-product";
import { findBrowser } from "@/lib/cli/find-browser.mjs";
import { SessionId } from "@/lib/contract/ids";
import { nextModelContext } from "./model-context";
import { connectOperator, type Operator } from "./operator";
import { type Gateway, startGateway } from "./start-gateway";

let gateway: Gateway;
let operator: Operator;
let product: Product;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  gateway = await startGateway();
  operator = await connectOperator(gateway);
  product = await startProduct({
    OPENCLAW_GATEWAY_URL: gateway.url,
    OPENCLAW_GATEWAY_TOKEN: gateway.token,
  });
  const executablePath = await findBrowser();
  browser = await chromium.launch(executablePath ? { executablePath } : {});
  page = await browser.newPage({ baseURL: product.origin, viewport: { width: 1440, height: 900 } });
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await operator?.close();
  await gateway?.stop();
});

it("a person takes a snapshot, sees the damage, rolls back, and the agent's next request is the one it would have sent; then undoes it", async () => {
  const sessionId = SessionId.parse(await operator.createSession({ label: "Night shift" }));
  await operator.turn(
    sessionId,
    'Remember it.\n!tool write {"path":"MEMORY.md","content":"Refunds up to 50.\\n"}',
  );
  const sessionPage = new SessionPage(page);
  const rollbackWindow = new RollbackWindow(page);

  await page.goto("/sessions");
  await page.getByRole("link", { name: "Night shift" }).first().click();
  await expectPage(page.getByRole("heading", { level: 1, name: "Night shift" })).toBeVisible();
  await sessionPage.takeSnapshot("before the night");
  await expectPage(sessionPage.row("before the night")).toBeVisible();
  const wanted = await nextModelContext(operator, gateway.model, sessionId, "Refund 40?");

  await operator.turn(
    sessionId,
    'Learn.\n!tool write {"path":"MEMORY.md","content":"Refunds up to 500.\\n"}',
  );
  const damaged = await nextModelContext(operator, gateway.model, sessionId, "Refund 400?");
  expect(JSON.stringify(damaged)).toContain("Refunds up to 500.");

  await sessionPage.row("before the night").click();
  await page.keyboard.press("c");
  await expectPage(page.getByText("Refunds up to 500.").first()).toBeVisible();
  await page
    .getByRole("button", { name: /Roll back to here/ })
    .first()
    .click();
  await rollbackWindow.confirm("Wrong answers");
  await rollbackWindow.expectDone();
  expect(await nextModelContext(operator, gateway.model, sessionId, "Refund 40?")).toEqual(wanted);

  await rollbackWindow.root.getByRole("button", { name: "Undo rollback" }).click();
  await rollbackWindow.confirm("Drill");
  await rollbackWindow.expectDone();
  const undone = await nextModelContext(operator, gateway.model, sessionId, "Refund 4000?");
  const shared = damaged.messages.length - 1;
  expect(undone.messages.slice(0, shared)).toEqual(damaged.messages.slice(0, shared));
}, 240_000);

it("while the gateway is gone the page says since when, keeps what it had and lets nobody write; once it is back, it is live again", async () => {
  const sessionId = SessionId.parse(await operator.createSession({ label: "Day shift" }));
  await operator.turn(sessionId, "Good morning.");
  const sessionPage = new SessionPage(page);
  await sessionPage.goto(sessionId);
  await sessionPage.takeSnapshot("before the outage");
  await sessionPage.row("before the outage").click();
  const rollBack = sessionPage.inspector.getByRole("button", { name: /Roll back to here/ });
  await expectPage(rollBack).not.toHaveAttribute("aria-disabled", "true");

  await gateway.kill();
  await expectPage(page.getByText(/^Gateway .* has been unreachable since/)).toBeVisible({ timeout: 60_000 });
  await expectPage(rollBack).toHaveAttribute("aria-disabled", "true");
  await expectPage(sessionPage.row("before the outage")).toBeVisible();

  await gateway.start();
  await expectPage(page.getByText(/^Gateway .* has been unreachable since/)).toBeHidden({ timeout: 60_000 });
  await expectPage(rollBack).not.toHaveAttribute("aria-disabled", "true", { timeout: 30_000 });
}, 240_000);
