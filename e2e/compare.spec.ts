import type { Page } from "@playwright/test";
import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";

/** To be asked with `expect.poll`: the address follows the page a moment later. */
const param = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

test("a comparison reads as what a rollback would do, is walked with the keyboard, and lives in its address", async ({
  page,
  sessionPage,
  comparePage,
  agents,
}) => {
  test.slow(); // an agent at work, read and drawn again for every key
  const snapshot = await agents.lastHealthy(DEMO.support);
  await sessionPage.open(snapshot);
  await page.keyboard.press("c");

  await expect(page.getByText(/^This is what a rollback to .* would do\.$/)).toBeVisible();
  const context = comparePage.part("Context");
  await expect(context.getByRole("listitem").filter({ hasText: "removed" }).first()).toBeVisible();
  await expect(page.getByText(/^Same in both: /)).toBeVisible();

  await page.keyboard.press("n");
  await page.keyboard.press("n");
  await expect(comparePage.said(/^change 2 of \d+$/)).toBeAttached();
  await page.keyboard.press("p");
  await expect(comparePage.said(/^change 1 of \d+$/)).toBeAttached();
  await page.keyboard.press("2");
  await expect(context).toBeFocused();

  await page.keyboard.press("d");
  await expect(page.getByRole("button", { name: "Unified" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("o");
  await expect(page.getByRole("switch", { name: "Only changes" })).not.toBeChecked();
  await expect(page.getByRole("button", { name: /^Show .* unchanged line/ })).toHaveCount(0);
  await expect.poll(() => param(page, "layout")).toBe("unified");
  await expect.poll(() => param(page, "all")).toBe("true");
  await page.keyboard.press("o");

  await page.keyboard.press("x");
  await expect(page.getByText(/^This is what happened since /)).toBeVisible();
  await expect(context.getByRole("listitem").filter({ hasText: "added" }).first()).toBeVisible();
  await expect.poll(() => param(page, "to")).toBe("current");

  await page.keyboard.press("r");
  await expect(page.getByRole("dialog")).toContainText("pre-mass-notification");
});

test("either side is found by its name, and a state is the same as itself", async ({
  page,
  comparePage,
  agents,
}) => {
  const one = await agents.takeSnapshot(DEMO.home, { name: "side-one" });
  const two = await agents.takeSnapshot(DEMO.home, { name: "side-two" });
  await comparePage.goto(DEMO.home, one.id, one.id);
  await expect(page.getByText("Both states are the same")).toBeVisible();

  await page.getByRole("button", { name: /^After/ }).click();
  const picker = page.getByRole("dialog", { name: "After: choose a state" });
  await picker.getByRole("textbox").fill("side-two");
  await expect(picker.getByRole("button")).toHaveCount(1);
  await page.keyboard.press("Enter");

  await expect(page.getByRole("button", { name: /^After/ })).toContainText("side-two");
  await expect.poll(() => param(page, "to")).toBe(two.id);
});

test("the JSON Patch is copied whole, and a comparison that fails says why and can be tried again", async ({
  page,
  context,
  comparePage,
  agents,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const snapshot = await agents.lastHealthy(DEMO.support);
  await page.route("**/diff?*", (route) =>
    route.fulfill({ status: 500, contentType: "application/problem+json", body: JSON.stringify(BROKEN) }),
  );
  await comparePage.goto(DEMO.support, snapshot.id, "current", "&layout=unified&all=true");
  await expect(page.getByText("The two states could not be compared")).toBeVisible();
  await expect(page.getByText(BROKEN.detail)).toBeVisible();
  await page.unroute("**/diff?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(comparePage.part("Context")).toBeVisible();
  await expect(page.getByRole("button", { name: "Unified" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("switch", { name: "Only changes" })).not.toBeChecked();

  await page.keyboard.press("y");

  await expect(page.getByText("JSON Patch copied.").first()).toBeVisible();
  const patch: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(patch).toEqual(
    expect.arrayContaining([expect.objectContaining({ op: expect.any(String), path: expect.any(String) })]),
  );
});

const BROKEN = {
  type: "urn:clawback:problem:internal",
  title: "Internal error",
  status: 500,
  detail: "Clawback met an error of its own.",
  code: "internal",
  requestId: "r-1",
};

test("10,000 changed messages are drawn as far as they are looked at, and nothing moves under the reader", async ({
  page,
  comparePage,
  agents,
}) => {
  test.slow();
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "a-long-night" });
  await page.route("**/diff?*", async (route) => {
    const diff = await (await route.fetch({ maxRetries: 3 })).json();
    const messages = Array.from({ length: 10_000 }, (_message, at) => removed(at));
    const context = { removed: 10_000, added: 0, changed: 0, same: 0, messages };
    const from = { ...diff.from, messages: 10_000 };
    await route.fulfill({ json: { ...diff, identical: false, from, context } });
  });
  await comparePage.goto(DEMO.home, "current", snapshot.id);
  const context = comparePage.part("Context");
  // Megabytes that pass through the test on their way: on a busy machine that alone takes a while.
  await expect(context.getByText("message 0 of a long night")).toBeVisible({ timeout: 45_000 });
  expect(await context.getByRole("listitem").count()).toBeLessThan(500);

  const measured = await page.evaluate(async () => {
    const main = document.querySelector("main");
    let shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ("value" in entry) shift += Number(entry.value);
    }).observe({ type: "layout-shift" });
    let [longest, before] = [0, performance.now()];
    for (let frame = 0; frame < 40; frame += 1) {
      main?.scrollBy(0, 600);
      await new Promise((done) => requestAnimationFrame(done));
      longest = Math.max(longest, performance.now() - before);
      before = performance.now();
    }
    return { shift, longest };
  });
  test.info().annotations.push({ type: "longest frame", description: `${Math.round(measured.longest)} ms` });
  expect(measured.shift).toBeLessThan(0.01);
});

const removed = (at: number) => ({
  op: "removed",
  fromIndex: at,
  toIndex: null,
  to: null,
  from: {
    id: `m${at}`,
    role: at % 3 === 0 ? "user" : "toolResult",
    kind: "message",
    content: `message ${at} of a long night`,
    toolName: null,
    toolCallId: null,
    isError: at % 7 === 0,
    createdAt: null,
    complete: true,
    details: {},
  },
});

test("a comparison fits a phone, with the way back in reach of a thumb @phone", async ({
  page,
  comparePage,
  agents,
}) => {
  const snapshot = await agents.lastHealthy(DEMO.support);
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 700 });
    await comparePage.goto(DEMO.support, "current", snapshot.id);
    await expect(comparePage.part("Context")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  }
  await page.getByRole("button", { name: /^Roll back to here/ }).tap();
  await expect(page.getByRole("dialog").getByRole("heading", { level: 2 })).toHaveText(/^Roll back /);
});
