import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";

test("a snapshot taken from the page is in the list, held, and the newest", async ({
  sessionPage,
  agents,
}) => {
  await sessionPage.goto(DEMO.home);

  await sessionPage.takeSnapshot("before-the-new-lamps", { hold: true });

  const row = sessionPage.row("before-the-new-lamps");
  await expect(row).toBeVisible();
  await expect(row.getByLabel("held")).toBeVisible();
  const [newest] = await agents.snapshots(DEMO.home);
  expect(newest).toMatchObject({
    name: "before-the-new-lamps",
    held: true,
    tags: ["manual"],
    createdBy: { kind: "user" },
  });
});

test("a name that is missing is asked for in place, and nothing is taken", async ({
  page,
  sessionPage,
  agents,
}) => {
  const before = (await agents.snapshots(DEMO.home)).length;
  await sessionPage.goto(DEMO.home);
  await page.keyboard.press("s");
  const form = page.getByRole("dialog", { name: "Take snapshot" });

  await expect(form.getByLabel("Name")).not.toHaveValue("");
  await form.getByLabel("Name").fill("");
  await form.getByRole("button", { name: "Take snapshot" }).click();

  await expect(form.getByText("A name needs at least 1 character.")).toBeVisible();
  await expect(form.getByLabel("Name")).toBeFocused();
  expect(await agents.snapshots(DEMO.home)).toHaveLength(before);
});

test("a link opens the window that takes a snapshot, which takes nothing; Back and Escape close it", async ({
  page,
  sessionPage,
  agents,
}) => {
  const before = (await agents.snapshots(DEMO.home)).length;
  const form = page.getByRole("dialog", { name: "Take snapshot" });
  await sessionPage.goto(DEMO.home, "?window=snapshot");
  await expect(form.getByLabel("Name")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
  await expect(page).not.toHaveURL(/window=/);

  await page.keyboard.press("s");
  await expect(page).toHaveURL(/window=snapshot/);
  await page.goBack();
  await expect(form).toBeHidden();

  await page.keyboard.press("s");
  await expect(page).toHaveURL(/window=snapshot/);
  await form.getByRole("button", { name: "Cancel" }).click();
  await expect(form).toBeHidden();
  await expect(page).not.toHaveURL(/window=/);
  await page.goForward();
  await expect(form).toBeVisible();
  expect(await agents.snapshots(DEMO.home)).toHaveLength(before);
});

test("a held snapshot cannot be deleted; when the hold ends it can, after a question", async ({
  page,
  sessionPage,
  agents,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "held-then-deleted", hold: true });
  await sessionPage.open(snapshot);
  const remove = sessionPage.inspector.getByRole("button", { name: "Delete" });
  await expect(remove).toHaveAttribute("aria-disabled", "true");

  await sessionPage.inspector.getByRole("button", { name: "End hold" }).click();
  await expect(remove).not.toHaveAttribute("aria-disabled", "true");
  await remove.click();
  await expect(page.getByRole("dialog").getByRole("heading")).toHaveText(/^Delete the snapshot of/);
  await page.getByRole("button", { name: "Delete snapshot" }).click();

  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(sessionPage.row("held-then-deleted")).toHaveCount(0);
  expect((await agents.snapshots(DEMO.home)).map(({ id }) => id)).not.toContain(snapshot.id);
});

test("tags change at once and stay", async ({ page, sessionPage, agents }) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "tagged-later" });
  await sessionPage.open(snapshot);

  await sessionPage.inspector.getByRole("button", { name: "Edit tags" }).click();
  await page.getByRole("dialog", { name: "Edit tags" }).getByRole("textbox", { name: "Tags" }).fill("audit");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");

  await expect(sessionPage.row("tagged-later").getByText("audit")).toBeVisible();
  await expect
    .poll(async () => (await agents.snapshots(DEMO.home)).find(({ id }) => id === snapshot.id)?.tags)
    .toEqual(["audit"]);
});
