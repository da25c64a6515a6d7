import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";

test("comparing with the current state shows what a rollback would do, and swapped, what happened", async ({
  page,
  sessionPage,
  comparePage,
  agents,
}) => {
  const snapshot = await agents.lastHealthy(DEMO.support);
  await sessionPage.open(snapshot);

  await page.keyboard.press("c");

  await expect(page.getByText(/^This is what a rollback to .* would do\.$/)).toBeVisible();
  await expect(comparePage.part("Context").getByRole("listitem").first()).toContainText("removed");
  await expect(page.getByText(/^Same in both: /)).toBeVisible();

  await page.keyboard.press("x");

  await expect(page.getByText(/^This is what happened since /)).toBeVisible();
  await expect(comparePage.part("Context").getByRole("listitem").first()).toContainText("added");
  expect(new URL(page.url()).searchParams.get("to")).toBe("current");
});

test("a state compared with itself is said to be the same", async ({ page, comparePage, agents }) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "compared-with-itself" });
  await comparePage.goto(DEMO.home, snapshot.id, snapshot.id);
  await expect(page.getByText("Both states are the same")).toBeVisible();
});

test("either side can be changed, and the address tells both", async ({ page, comparePage, agents }) => {
  const one = await agents.takeSnapshot(DEMO.home, { name: "side-one" });
  const two = await agents.takeSnapshot(DEMO.home, { name: "side-two" });
  await comparePage.goto(DEMO.home, "current", one.id);

  await page.getByRole("button", { name: /^After/ }).click();
  await page
    .getByRole("dialog", { name: "After: choose a state" })
    .getByRole("button", { name: /side-two/ })
    .click();

  await expect(page.getByRole("button", { name: /^After/ })).toContainText("side-two");
  expect(new URL(page.url()).searchParams.get("to")).toBe(two.id);
});

test("the JSON Patch is copied whole", async ({ page, context, comparePage, agents }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const snapshot = await agents.lastHealthy(DEMO.support);
  await comparePage.goto(DEMO.support, snapshot.id, "current");

  await page.getByRole("button", { name: "Copy as JSON Patch" }).click();

  await expect(page.getByText("JSON Patch copied.").first()).toBeVisible();
  const patch: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(patch).toEqual(
    expect.arrayContaining([expect.objectContaining({ op: expect.any(String), path: expect.any(String) })]),
  );
});
