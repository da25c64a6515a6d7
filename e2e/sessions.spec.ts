import { expect, test } from "./pages/fixtures";

test("a filter is typed with completions, kept in the address, reproduced by it and taken back, all by keyboard", async ({
  page,
  sessionsPage,
}) => {
  await sessionsPage.goto();
  await expect(sessionsPage.row("Customer-support bot")).toBeVisible();
  await expect(sessionsPage.remove("updated:<24h")).toBeVisible();

  await page.keyboard.press("/");
  await expect(sessionsPage.filter).toBeFocused();
  await page.keyboard.type("age");
  await page.keyboard.press("Tab");
  await expect(sessionsPage.filter).toHaveValue("agent:");
  await expect(sessionsPage.suggestions.getByRole("option", { name: /^agent:legal \d+$/ })).toBeVisible();
  await page.keyboard.type("le");
  await expect(sessionsPage.suggestions.getByRole("option", { selected: true })).toHaveText(/^agent:legal/);
  await page.keyboard.press("Enter");

  await expect(sessionsPage.row("Contract summariser")).toBeVisible();
  await expect(sessionsPage.row("Customer-support bot")).toHaveCount(0);
  await expect(page.getByText(/^2 of \d+$/)).toBeVisible();
  await expect.poll(() => sessionsPage.query()).toBe("updated:<24h agent:legal");

  await page.reload();
  await expect(sessionsPage.row("Contract summariser")).toBeVisible();
  await expect(sessionsPage.remove("agent:legal")).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.press("Backspace");
  await expect(sessionsPage.row("Customer-support bot")).toBeVisible();
  await expect.poll(() => sessionsPage.query()).toBeNull();
});

test("the default filter can be taken away, also in a link, and one press asks for what is failing", async ({
  page,
  sessionsPage,
}) => {
  await sessionsPage.goto();
  await sessionsPage.remove("updated:<24h").click();
  await expect(sessionsPage.remove("updated:<24h")).toHaveCount(0);
  await expect.poll(() => sessionsPage.query()).toBe("");
  await page.reload();
  await expect(sessionsPage.row("Customer-support bot")).toBeVisible();
  await expect(sessionsPage.remove("updated:<24h")).toHaveCount(0);

  const chip = sessionsPage.chip("status:failing");
  await chip.click();
  await expect(chip).toHaveAttribute("aria-pressed", "true");
  await expect(sessionsPage.row("Contract summariser")).toHaveCount(0);
  await expect(sessionsPage.row("Customer-support bot")).toBeVisible();
  await expect.poll(() => sessionsPage.query()).toBe("status:failing");
});

test("a term that cannot be read is marked and explained with the words of the API", async ({
  page,
  sessionsPage,
}) => {
  await sessionsPage.goto("agent:main colour:blue");
  await expect(page.getByRole("alert").filter({ hasText: 'no key "colour", at position 12' })).toBeVisible();
  await expect(sessionsPage.filter).toHaveAttribute("aria-invalid", "true");
  await expect(sessionsPage.filter).toHaveAccessibleDescription(/There is no key "colour"/);

  await page.getByRole("button", { name: "Edit colour:blue" }).click();
  await expect(sessionsPage.filter).toHaveValue("colour:blue");
  await sessionsPage.filter.fill("status:failing");
  await page.keyboard.press("Enter");
  await expect(sessionsPage.row("Customer-support bot")).toBeVisible();
  await expect(sessionsPage.filter).toHaveAttribute("aria-invalid", "false");
});

test("a filter without a match says what would match, and can be cleared", async ({ page, sessionsPage }) => {
  await sessionsPage.goto("agent:nobody");
  await expect(page.getByText("No session matches this filter")).toBeVisible();

  await page.getByRole("button", { name: "Clear the filter" }).click();

  await expect(sessionsPage.row("Customer-support bot")).toBeVisible();
});

test("the worst session is selected: C compares it, S takes a snapshot of it, Enter opens it", async ({
  page,
  sessionsPage,
}) => {
  await sessionsPage.goto();
  await expect(sessionsPage.row("Customer-support bot")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog", { name: "Take snapshot of Customer-support bot" });
  await expect(dialog.getByLabel("Name")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);

  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/compare\?from=current&to=snap_/);
  await page.goBack();
  await expect(sessionsPage.row("Customer-support bot")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Customer-support bot" })).toBeVisible();
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
