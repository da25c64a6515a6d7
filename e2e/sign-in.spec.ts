import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port";
import { expect, test } from "./pages/fixtures";

const TOKEN = "a-token-that-only-this-test-knows";
const START_MS = 60_000;

let server: ChildProcess;
let dataDir: string;
let origin: string;

test.beforeAll(async () => {
  const port = String(await freePort());
  origin = `http://127.0.0.1:${port}`;
  dataDir = mkdtempSync(join(tmpdir(), "clawback-sign-in-"));
  server = spawn(process.execPath, ["lib/cli/start.mjs"], {
    env: { ...process.env, PORT: port, CLAWBACK_DATA_DIR: dataDir, CLAWBACK_TOKEN: TOKEN },
    stdio: "ignore",
  });
  const isUp = () =>
    fetch(`${origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isUp, { timeout: START_MS }).toBe(true);
});

test.afterAll(async () => {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
  rmSync(dataDir, { recursive: true, force: true });
});

test("whoever is not signed in gets the sign-in page, a wrong token stays there, the right one gets in", async ({
  page,
}) => {
  await page.goto(`${origin}/sessions`);
  await expect(page).toHaveURL(`${origin}/sign-in`);
  await expect(page.getByRole("heading", { name: "Sign in to Clawback" })).toBeVisible();

  await page.getByLabel("Token").fill("not-the-token-at-all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The token is not right.")).toBeVisible();

  await page.getByLabel("Token").fill(TOKEN);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${origin}/sessions`);
  await expect(page.getByRole("grid", { name: "Sessions" })).toBeVisible();

  const [cookie] = (await page.context().cookies(origin)).filter(({ httpOnly }) => httpOnly);
  expect(cookie?.value).not.toContain(TOKEN);
  expect(cookie?.sameSite).toBe("Strict");

  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(`${origin}/sign-in`);
  await page.goto(`${origin}/sessions/agent%3Amain%3Amain`);
  await expect(page).toHaveURL(`${origin}/sign-in`);
});

test("whoever reads Chinese is asked for the token in Chinese, and can choose English there", async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`);
  await expect(page.getByRole("heading", { name: "登录 Clawback" })).toBeVisible();
  await expect(page).toHaveTitle("登录 · Clawback");
  await page.getByLabel("令牌").fill("half a token");

  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Clawback" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByLabel("Token")).toHaveValue("half a token");
  await context.close();
});
