import { expect, test } from "./pages/fixtures";

test("the filter is kept in the address and narrows the list", async ({ page, sessionsPage }) => {
  await sessionsPage.goto();
  await expect(sessionsPage.row("Customer-support bot")).toBeVisible();

  await page.keyboard.press("/");
  await expect(sessionsPage.filter).toBeFocused();
  await sessionsPage.filter.fill("agent:legal");
  await page.keyboard.press("Enter");

  await expect(sessionsPage.row("Contract summariser")).toBeVisible();
  await expect(sessionsPage.row("Customer-support bot")).toHaveCount(0);
  expect(new URL(page.url()).searchParams.get("query")).toBe("agent:legal");
});

test("a filter that cannot be read is explained under the field, with the words of the API", async ({
  page,
  sessionsPage,
}) => {
  await sessionsPage.goto("colour:blue");
  await expect(page.getByRole("alert").filter({ hasText: "colour" })).toBeVisible();
  await expect(sessionsPage.filter).toHaveAttribute("aria-invalid", "true");
});

test("a filter without a match says what would match, and can be cleared", async ({ page, sessionsPage }) => {
  await sessionsPage.goto("agent:nobody");
  await expect(page.getByText("No session matches this filter")).toBeVisible();

  await page.getByRole("button", { name: "Clear the filter" }).last().click();

  await expect(sessionsPage.row("Customer-support bot")).toBeVisible();
});

test("demo data is labelled on every row", async ({ sessionsPage }) => {
  await sessionsPage.goto();
  await expect(sessionsPage.row("Customer-support bot")).toBeVisible();
  const links = await sessionsPage.list
    .getByRole("link")
    .filter({ hasNotText: /Open|Compare/ })
    .count();
  await expect(sessionsPage.list.getByText("demo", { exact: true })).toHaveCount(links);
});
