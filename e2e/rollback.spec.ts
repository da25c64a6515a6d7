import { join } from "node:path";
import { openStore } from "@/lib/store/open-store";
import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";

const LEASE_MS = 300_000;

test("a rollback puts the session back, proves it, and can be undone", async ({
  page,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  const snapshot = await agents.lastHealthy(DEMO.support);
  await sessionPage.open(snapshot);
  const damaged = await agents.state(DEMO.support);

  await sessionPage.inspector.getByRole("button", { name: /Roll back to here/ }).click();
  await expect(rollbackWindow.count("Kept", "messages")).toContainText(String(snapshot.parts.context.count));
  await expect(rollbackWindow.root.getByText("A safety snapshot is taken first.")).toBeVisible();
  await expect(rollbackWindow.root.getByText(/^Not undone:/)).toBeVisible();
  await rollbackWindow.confirm("Drill");
  await rollbackWindow.expectDone();

  await expect(rollbackWindow.check("Context")).toContainText("pass");
  const [safety] = await agents.snapshots(DEMO.support);
  expect(safety).toMatchObject({ kind: "safety" });
  expect(safety?.parts.context.count).toBeGreaterThanOrEqual(damaged.contextSize);
  expect((await agents.state(DEMO.support)).messages.slice(0, snapshot.parts.context.count)).toHaveLength(
    snapshot.parts.context.count,
  );

  await rollbackWindow.root.getByRole("button", { name: "Undo rollback" }).click();
  await expect(rollbackWindow.title).toHaveText(/^Undo the rollback: back to/);
  await rollbackWindow.confirm("Wrong target");
  await rollbackWindow.expectDone();

  await page.keyboard.press("Escape");
  await expect(sessionPage.list.getByText(/^Undone: back to/).first()).toBeVisible();
  expect((await agents.session(DEMO.support)).context.messages).toBeGreaterThanOrEqual(
    safety?.parts.context.count ?? 0,
  );
});

test("keep memory changes the counts before, and leaves what the agent wrote after", async ({
  page,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  const snapshot = await agents.lastHealthy(DEMO.support);
  const { memory } = await agents.state(DEMO.support);
  await sessionPage.open(snapshot);
  await page.keyboard.press("r");
  await expect(rollbackWindow.reason).toBeVisible();

  await page.keyboard.press("m");
  await expect(rollbackWindow.root.getByRole("switch")).toBeChecked();
  await expect(rollbackWindow.root.getByText(/^On: nothing in memory changes\./)).toBeVisible();
  await expect(rollbackWindow.count("Removed", "memory line")).toHaveText(/^0\s*memory lines$/);
  await rollbackWindow.confirm("Drill");
  await rollbackWindow.expectDone();

  expect((await agents.state(DEMO.support)).memory).toContain(memory.trim().split("\n").at(-1) ?? "");
});

test("a protected session is only rolled back once its name is typed", async ({
  page,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.legal, { name: "before-the-contract" });
  await sessionPage.open(snapshot);
  await page.keyboard.press("r");
  await rollbackWindow.reason.fill("Drill");
  await expect(rollbackWindow.confirmButton).toHaveAttribute("aria-disabled", "true");

  await page.keyboard.press("Control+Enter");
  await expect(rollbackWindow.title).toHaveText(/^Roll back Contract summariser to/);

  await rollbackWindow.root.getByLabel(/This session is protected/).fill("Contract summariser");
  await rollbackWindow.confirmButton.click();
  await rollbackWindow.goOn();
  await rollbackWindow.expectDone();
});

test("Enter alone never confirms, and a missing reason is asked for", async ({
  page,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "before-the-reason" });
  await sessionPage.open(snapshot);
  await page.keyboard.press("r");
  await expect(rollbackWindow.reason).toBeVisible();

  await rollbackWindow.reason.focus();
  await page.keyboard.press("Enter");
  await expect(rollbackWindow.title).toHaveText(/^Roll back Home hub to/);

  await page.keyboard.press("Control+Enter");
  await expect(rollbackWindow.root.getByText("Say why: one word is enough.")).toBeVisible();
  await expect(rollbackWindow.reason).toBeFocused();
});

test("the window is part of the address: a link opens it again, starts nothing, and goes on to what came of it", async ({
  page,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "before-a-link" });
  await sessionPage.open(snapshot);
  await page.keyboard.press("r");
  await expect(rollbackWindow.title).toHaveText(/^Roll back Home hub to/);
  await page.reload();
  await expect(rollbackWindow.title).toHaveText(/^Roll back Home hub to/);
  expect((await agents.snapshots(DEMO.home))[0]?.id).toBe(snapshot.id);

  await rollbackWindow.confirm("Drill");
  await rollbackWindow.expectDone();
  await page.reload();
  await rollbackWindow.expectDone();
  await page.keyboard.press("Escape");
  await expect(rollbackWindow.root).toHaveCount(0);
  await expect(page).not.toHaveURL(/window=/);
  await page.reload();
  await expect(sessionPage.row(snapshot.name)).toBeVisible();
  await expect(rollbackWindow.root).toHaveCount(0);
});

test("a second rollback is refused with the name of who runs the first", async ({
  sessionPage,
  rollbackWindow,
  agents,
  product,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "before-two-at-once" });
  await sessionPage.open(snapshot);
  await sessionPage.inspector.getByRole("button", { name: /Roll back to here/ }).click();
  await rollbackWindow.reason.fill("Drill");
  // What another replica does when somebody starts a rollback there.
  const store = await openStore({
    url: `sqlite:${join(product.dataDir, "demo.db")}`,
    clock: { now: () => new Date() },
  });
  const since = new Date().toISOString();
  const actor = { kind: "user", name: "Priya" } as const;
  const locked = await store.snapshots.acquireLease(
    DEMO.home,
    { holder: "another-replica", actor, since },
    LEASE_MS,
  );
  try {
    await rollbackWindow.confirmButton.click();

    await expect(
      rollbackWindow.root.getByText(/^Priya started a rollback .*It has to end first\.$/),
    ).toBeVisible();
    await expect(rollbackWindow.root.getByText("Nothing was changed by this window.")).toBeVisible();
    expect((await agents.snapshots(DEMO.home))[0]?.id).toBe(snapshot.id);
  } finally {
    if ("lease" in locked) await store.snapshots.releaseLease(locked.lease);
    await store.close();
  }
});

test("a session that moved on is not rolled back unseen; the new counts are asked about again", async ({
  page,
  sessionPage,
  rollbackWindow,
  agents,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.brief, { name: "before-it-moved" });
  // No event may tell the page in time.
  await page.route("**/api/v1/events", (route) => route.abort());
  await sessionPage.open(snapshot);
  await sessionPage.inspector.getByRole("button", { name: /Roll back to here/ }).click();
  await expect(rollbackWindow.reason).toBeVisible();
  await page.route("**/rollback/plan", (route) => route.abort());
  await agents.moveSharedMemory();

  await rollbackWindow.reason.fill("Drill");
  await rollbackWindow.confirmButton.click();

  await expect(
    rollbackWindow.root.getByText(/The session changed since these counts were made\. Nothing was touched\./),
  ).toBeVisible();
  await rollbackWindow.asItIs.click();
  await rollbackWindow.expectDone();
});
