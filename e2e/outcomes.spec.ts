import type { Rollback } from "@/lib/contract/rollback";
import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";

// The demo host cannot be made to fail from outside: what the server would tell of such a rollback is put in its place.
const ID = `rb_${"0".repeat(26)}`;
const at = new Date().toISOString();
const step = (name: string, status: string, detail?: string) => ({
  name,
  status,
  startedAt: at,
  durationMs: status === "running" ? null : 40,
  ...(detail ? { detail } : {}),
});
const check = (part: string, passed: boolean) => ({
  part,
  passed,
  expected: "11 tools",
  actual: passed ? "11 tools" : "10 tools",
  notRestored: [],
});

const told = (snapshotId: string, safetySnapshotId: string | null, part: Record<string, unknown>) =>
  ({
    id: ID,
    sessionId: DEMO.home,
    snapshotId,
    safetySnapshotId,
    preserveMemory: false,
    reason: "Drill",
    status: "completed",
    outcome: "needs_attention",
    detail: null,
    steps: [step("check_state", "done")],
    verification: null,
    requestedBy: { kind: "user", name: "local" },
    startedAt: at,
    finishedAt: at,
    undoneBy: null,
    undoOf: null,
    accepted: null,
    ...part,
  }) as unknown as Rollback; // written by hand, parsed by the page

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
  await page.route("**/rollbacks?*", (route) =>
    route.fulfill({ json: { items: [rollback], nextCursor: null } }),
  );
  await page.route(`**/rollbacks/${ID}`, (route) => route.fulfill({ json: rollback }));
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
  await page.route("**/rollbacks?*", (route) =>
    route.fulfill({ json: { items: [rollback], nextCursor: null } }),
  );
  await page.route(`**/rollbacks/${ID}`, (route) => route.fulfill({ json: rollback }));
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
  await page.route("**/rollbacks?*", (route) =>
    route.fulfill({ json: { items: [rollback], nextCursor: null } }),
  );
  await page.route(`**/rollbacks/${ID}`, (route) => route.fulfill({ json: rollback }));
  await sessionPage.goto(DEMO.home);

  await page.getByRole("button", { name: "Watch", exact: true }).first().click();
  await expect(rollbackWindow.title).toHaveText(/^Rolling back/);
  await expect(rollbackWindow.root.locator("[aria-current=step]")).toContainText("Stop runs");
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
