import { expect, test } from "./pages/fixtures";

const DOCUMENT = `# On call: ask before you change this.
recovery:
  autoRollback:
    enabled: true
    triggers:
      - { type: "error_rate", threshold: 0.3 }
      - { type: "timeout", threshold: 300 }
      - { type: "memory_leak", threshold: "500MB" }
  snapshotPolicy: { interval: "30m", maxSnapshots: 20, retention: "7d" }
`;

test("form and YAML are one document: a problem shows in both with its fix, and what is saved keeps its comments", async ({
  page,
  request,
}) => {
  await page.goto("/sessions");
  await expect(page.getByRole("grid", { name: "Sessions" }).locator("[data-row]").first()).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page).toHaveURL(/\/policies/);
  const settings = page.getByRole("region", { name: "Settings" });
  const yaml = page.getByRole("region", { name: "YAML" });
  const dryRun = page.getByRole("region", { name: "Dry run, last 7 days" });
  const text = yaml.getByLabel("Policy document");
  await expect(page.getByText("Nothing automatic happens until one is saved.")).toBeVisible();
  await page.keyboard.press("y");
  await expect(text).toBeFocused();
  await page.keyboard.insertText(DOCUMENT);
  await expect(settings.getByLabel("Every")).toHaveValue("30m");
  await expect(settings.getByRole("switch", { name: "Automatic rollback" })).toBeChecked();

  await settings.getByLabel("Keep for").fill("7");
  await expect(text).toHaveValue(/retention: 7 \}/);
  await expect(settings.getByText('"7" has no unit.')).toBeVisible();
  await expect(yaml.getByText('"7" has no unit.')).toBeVisible();
  await expect(dryRun.getByText("Shows the last valid version. Fix 1 problem to update.")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+s");
  await page.keyboard.press("F8");
  await expect(text).toBeFocused();
  await yaml.getByRole("button", { name: "Use 7d" }).click();
  await expect(settings.getByLabel("Keep for")).toHaveValue("7d");

  await settings.getByRole("button", { name: "Notify on-call" }).click();
  await expect(text).toHaveValue(/action: notify/);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(text).not.toHaveValue(/action: notify/);
  await expect(dryRun.getByText("snapshots are held, never pruned")).toBeVisible();

  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByRole("status").filter({ hasText: "Policies saved." })).toHaveCount(1);
  await expect(page.getByText(/^Last saved/)).toBeVisible();
  const saved = await request.get("/api/v1/policy", { headers: { accept: "application/yaml" } });
  expect(await saved.text()).toContain("# On call: ask before you change this.");
});

test("who saved meanwhile is not overwritten unseen", async ({ page, request }) => {
  await page.goto("/policies");
  const text = page.getByLabel("Policy document");
  await text.fill("recovery: { snapshotPolicy: { interval: 20m } }\n");
  const put = (document: string) =>
    request.put("/api/v1/policy", { data: document, headers: { "content-type": "application/yaml" } });
  expect((await put("recovery: { snapshotPolicy: { interval: 45m } }\n")).status()).toBe(200);

  await expect(page.getByText("Another version was saved meanwhile")).toBeVisible();
  await expect(text).toHaveValue(/20m/);
  await page.getByRole("button", { name: "Show it instead of mine" }).click();
  await expect(text).toHaveValue(/45m/);
});
