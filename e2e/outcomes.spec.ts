import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";
import { check, step, TOLD, tellRollback, told } from "./pages/told-rollback";

test("a check that failed is named, and the ways on are offered, the safest first", async ({
  page,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "needs-a-look" });
  const rollback = told(snapshot.id, snapshot.id, {
    verification: { passed: false, checks: [check("context", true), check("tools", false)] },
  });
  await tellRollback(page, () => rollback);
  await sessionPage.goto(DEMO.home);

  await page.getByRole("button", { name: /^Details of the rollback/ }).click();

  await expect(rollbackWindow.title).toHaveText(/but 1 of 2 checks failed$/);
  await expect(rollbackWindow.check("Tools")).toContainText("expected 11 tools, found 10 tools");
  await expect(rollbackWindow.root.getByRole("button", { name: "Check again" })).toBeFocused();
  await expect(rollbackWindow.root.getByRole("button", { name: "Undo rollback" })).toBeVisible();
  await expect(rollbackWindow.root.getByRole("button", { name: "Accept" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});

test("a rollback that was put back claims nothing else", async ({
  page,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "not-reached" });
  const rollback = told(snapshot.id, snapshot.id, {
    status: "failed",
    outcome: "put_back",
    detail: "The disk is full. The session was put back and is as it was before.",
    steps: [
      step("check_state", "done"),
      step("restore_memory", "failed", "The disk is full."),
      step("put_back", "done"),
    ],
  });
  await tellRollback(page, () => rollback);
  await sessionPage.goto(DEMO.home);

  await page.getByRole("button", { name: /^Details of the rollback/ }).click();

  await expect(rollbackWindow.title).toHaveText("Not rolled back: the session was put back");
  await expect(
    rollbackWindow.root.getByText("The session was put back and is as it was before."),
  ).toBeVisible();
  await expect(rollbackWindow.root.getByRole("listitem").filter({ hasText: "Restore memory" })).toContainText(
    "The disk is full.",
  );
  await expect(rollbackWindow.root.getByRole("button", { name: "Undo rollback" })).toHaveCount(0);
});

test("a running rollback shows its real steps, and closing the window does not lose it", async ({
  page,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "on-its-way" });
  let rollback = told(snapshot.id, null, {
    status: "running",
    outcome: null,
    finishedAt: null,
    steps: [step("check_state", "done"), step("stop_runs", "running")],
  });
  await tellRollback(page, () => rollback);
  await sessionPage.goto(DEMO.home);

  await page.getByRole("button", { name: "Watch", exact: true }).first().click();
  await expect(rollbackWindow.title).toHaveText(/^Rolling back/);
  await expect(rollbackWindow.root.locator("[aria-current=step]")).toContainText("Stop runs");
  // The server falls silent in the middle: what is known stays, and says how old it is.
  await page.route(TOLD, (route) => route.abort());
  await expect(rollbackWindow.root.getByText(/^The server has not answered for/)).toBeVisible();
  await expect(rollbackWindow.root.locator("[aria-current=step]")).toContainText("Stop runs");
  await page.unroute(TOLD);
  await page.route(TOLD, (route) => route.fulfill({ json: rollback }));
  await expect(rollbackWindow.root.getByText(/^The server has not answered for/)).toHaveCount(0);
  await page.keyboard.press("Escape");
  const notice = page.getByRole("region", { name: /Notifications/ });
  await expect(notice.getByText(/^Rolling back to/)).toBeVisible();

  rollback = told(snapshot.id, snapshot.id, {
    outcome: "restored",
    verification: { passed: true, checks: [check("context", true)] },
  });

  await expect(notice.getByText(/^Rolled back to/)).toBeVisible();
  await expect(notice.getByRole("button", { name: "Undo rollback" })).toBeVisible();
});

test("while the plan is slow the window keeps its place, and when the gateway is gone it says so and tries again", async ({
  page,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "counted-late" });
  const gone = Promise.withResolvers<void>();
  await page.route("**/rollback/plan", async (route) => {
    await gone.promise;
    await route.fulfill({
      status: 503,
      contentType: "application/problem+json",
      body: JSON.stringify({
        type: "urn:clawback:problem:host_unavailable",
        title: "The host cannot be reached",
        status: 503,
        detail: "gw-fra-1 does not answer.",
        code: "host_unavailable",
        requestId: "r-1",
      }),
    });
  });
  await sessionPage.open(snapshot);
  await page.keyboard.press("r");

  await expect(rollbackWindow.title).toHaveText(/^Roll back Home hub to/);
  await expect(rollbackWindow.root.getByRole("region", { name: "Removed" })).toBeVisible();
  await expect(
    rollbackWindow.root.getByText("Not possible now: the counts are not there yet."),
  ).toBeVisible();
  await rollbackWindow.reason.fill("Drill");
  await page.keyboard.press("Control+Enter");
  await expect(rollbackWindow.title).toHaveText(/^Roll back Home hub to/);

  gone.resolve();
  await expect(rollbackWindow.root.getByText("gw-fra-1 does not answer.")).toBeVisible();
  await expect(rollbackWindow.confirmButton).toHaveAttribute("aria-disabled", "true");
  await page.unroute("**/rollback/plan");
  await rollbackWindow.root.getByRole("button", { name: "Try again" }).click();

  await expect(rollbackWindow.confirmButton).not.toHaveAttribute("aria-disabled", "true");
  await expect(rollbackWindow.reason).toHaveValue("Drill");
});

test("a snapshot that is deleted while its window is open cannot be confirmed, and the window says why", async ({
  page,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "soon-gone" });
  await sessionPage.open(snapshot);
  await page.keyboard.press("r");
  await rollbackWindow.reason.fill("Drill");
  await expect(rollbackWindow.confirmButton).not.toHaveAttribute("aria-disabled", "true");

  await agents.deleteSnapshot(snapshot);

  await expect(
    rollbackWindow.root.getByText("Not possible now: this snapshot was deleted meanwhile."),
  ).toBeVisible();
  await expect(rollbackWindow.confirmButton).toHaveAttribute("aria-disabled", "true");
});

test("who rolls the session back already is named, with an age by the server's clock and a way to watch", async ({
  page,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "two-people" });
  const HOUR_MS = 3_600_000;
  const ahead = (ms: number) => new Date(Date.now() + HOUR_MS - ms).toISOString();
  // The server's clock is an hour ahead of the browser's.
  await page.route("**/api/v1/health", async (route) => {
    const health = await (await route.fetch()).json();
    await route.fulfill({ json: { ...health, now: ahead(0) } });
  });
  await sessionPage.open(snapshot);
  await page.keyboard.press("r");
  await expect(rollbackWindow.confirmButton).not.toHaveAttribute("aria-disabled", "true");

  const startedAt = ahead(4000);
  const requestedBy = { kind: "user", name: "Priya Nair" };
  const running = { status: "running", outcome: null, finishedAt: null, startedAt, requestedBy };
  const rollback = told(snapshot.id, null, { ...running, steps: [step("check_state", "running")] });
  await tellRollback(page, () => rollback);
  await page.route(`**/sessions/${encodeURIComponent(DEMO.home)}`, async (route) => {
    const session = await (await route.fetch()).json();
    await route.fulfill({ json: { ...session, status: "rolling_back" } });
  });
  // An event makes the page look again.
  await agents.takeSnapshot(DEMO.home, { name: "something-happens" });

  await expect(
    rollbackWindow.root.getByText(/^Priya Nair started a rollback \d+ s ago\. It has to end first\.$/),
  ).toBeVisible();
  await expect(rollbackWindow.confirmButton).toHaveAttribute("aria-disabled", "true");
  await rollbackWindow.watch.click();
  await expect(rollbackWindow.title).toHaveText(/^Rolling back Home hub to/);
  await expect(rollbackWindow.root.getByText(/of 8, \d+\.\d s so far$/)).toBeVisible();
});

test("counts that change while the window is open say so", async ({
  page,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "counted-twice" });
  await sessionPage.open(snapshot);
  await page.keyboard.press("r");
  await expect(rollbackWindow.count("Kept", "message")).toBeVisible();
  await page.route("**/rollback/plan", async (route) => {
    const plan = await (await route.fetch()).json();
    const drop = { ...plan.effects.drop, messages: 3 };
    const effects = { ...plan.effects, drop };
    await route.fulfill({ json: { ...plan, effects, stateDigest: "f".repeat(64) } });
  });
  // Coming back to the page makes it count again, once the counts are no longer fresh.
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
    await expect(rollbackWindow.count("Removed", "messages")).toContainText("3", { timeout: 500 });
  }).toPass();
  await expect(rollbackWindow.root.getByText(/^Counts changed \d+ s ago\./)).toBeVisible();
});
