import { expect, test } from "./pages/fixtures";

const TOKEN = "a-token-that-only-this-test-knows";

test.use({ productEnv: { CLAWBACK_TOKEN: TOKEN } });

test("whoever is not signed in gets the sign-in page, a wrong token stays there, the right one gets in", async ({
  page,
}) => {
  await page.goto("/sessions");
  await expect(page).toHaveURL("/sign-in");
  await expect(page.getByRole("heading", { name: "Sign in to Clawback" })).toBeVisible();

  await page.getByLabel("Token").fill("not-the-token-at-all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The token is not right.")).toBeVisible();

  await page.getByLabel("Token").fill(TOKEN);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/sessions");
  await expect(page.getByRole("grid", { name: "Sessions" })).toBeVisible();

  const [cookie] = (await page.context().cookies()).filter(({ httpOnly }) => httpOnly);
  expect(cookie?.value).not.toContain(TOKEN);
  expect(cookie?.sameSite).toBe("Strict");

  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.goto("/sessions/agent%3Amain%3Amain");
  await expect(page).toHaveURL("/sign-in");
});

test.describe(() => {
  test.use({ locale: "zh-CN" });

  test("whoever reads Chinese is asked for the token in Chinese, and can choose English there", async ({
    page,
  }) => {
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { name: "登录 Clawback" })).toBeVisible();
    await expect(page).toHaveTitle("登录 · Clawback");
    await page.getByLabel("令牌").fill("half a token");

    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByRole("heading", { name: "Sign in to Clawback" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByLabel("Token")).toHaveValue("half a token");
  });
});
