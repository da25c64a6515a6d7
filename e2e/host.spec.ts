import AxeBuilder from "@axe-core/playwright";
import { DEMO } from "./pages/agents";
import { expect, test } from "./pages/fixtures";
import { tellHost } from "./pages/tell-host";

const since = "2026-11-22T03:12:04.000Z";

test("while the gateway is out of reach, data is dated, and writing is off with the reason", async ({
  page,
  sessionPage,
  sessionsPage,
  agents,
}) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "last-known" });
  await tellHost(page, {
    connection: "unreachable",
    since,
    nextTryAt: new Date(Date.now() + 20_000).toISOString(),
    detail: "connection refused",
  });
  await sessionPage.open(snapshot);

  await expect(page.getByText(/^Gateway gw-fra-1:18789 has been unreachable since/)).toBeVisible();
  await expect(page.getByText(/^next try in \d+ s$/)).toBeVisible();
  const rollBack = sessionPage.inspector.getByRole("button", { name: /Roll back to here/ });
  await expect(rollBack).toHaveAttribute("aria-disabled", "true");
  await expect(rollBack).toHaveAttribute("title", "gw-fra-1:18789 cannot be reached");
  await page.keyboard.press("r");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("contentinfo").getByText(/^data from/)).toBeVisible();

  await sessionsPage.goto();
  await expect(sessionsPage.row("Home hub")).toContainText("was idle");
});

test("a gateway that waits for pairing shows the request and the command", async ({ page, sessionsPage }) => {
  const pairing = { requestId: "req-7KQ4", deviceId: "device", command: "openclaw devices approve req-7KQ4" };
  await tellHost(page, {
    connection: "misconfigured",
    since,
    detail: "This device is not paired yet.",
    pairing,
  });
  await sessionsPage.goto();
  await expect(page.getByText("req-7KQ4", { exact: true })).toBeVisible();
  await expect(page.getByText("openclaw devices approve req-7KQ4")).toBeVisible();
});

test("without live events the page says so and reads every 10 s", async ({ page, sessionsPage }) => {
  await page.route("**/api/v1/events", (route) => route.abort());
  await sessionsPage.goto();
  await expect(page.getByRole("contentinfo").getByText(/^read every 10 s/)).toBeVisible();
});

test("sessions that cannot be read are not shown as none", async ({ page, sessionsPage }) => {
  await page.route("**/api/v1/sessions?*", (route) =>
    route.fulfill({
      status: 503,
      contentType: "application/problem+json",
      json: {
        type: "urn:clawback:problem:host_unavailable",
        title: "The host cannot be reached",
        status: 503,
        detail: "The gateway does not answer.",
        code: "host_unavailable",
        requestId: "r",
      },
    }),
  );
  await sessionsPage.goto();
  await expect(page.getByText("The sessions could not be read")).toBeVisible();
  await expect(page.getByText("The gateway does not answer.")).toBeVisible();
  // Held, so that no event of a demo agent has the sessions read before the button does.
  await page.keyboard.press("l");
  await expect(page.getByRole("contentinfo").getByText("Paused", { exact: true })).toBeVisible();
  await page.unroute("**/api/v1/sessions?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(sessionsPage.row("Customer-support bot")).toBeVisible();
});

test("a paused page stays as it is until it is let go on, and says what waits", async ({
  page,
  sessionPage,
  agents,
}) => {
  await sessionPage.goto(DEMO.home);
  const footer = page.getByRole("contentinfo");
  await expect(footer.getByText("Live", { exact: true })).toBeVisible();
  await page.keyboard.press("l");
  await expect(footer.getByText("Paused", { exact: true })).toBeVisible();

  await agents.takeSnapshot(DEMO.home, { name: "while-paused" });
  await expect(footer.getByText(/^[1-9]\d* changes? waiting$/)).toBeVisible();
  await expect(sessionPage.list.getByText("while-paused")).toHaveCount(0);

  await footer.getByRole("button", { name: "Resume" }).click();
  await expect(sessionPage.list.getByText("while-paused")).toBeVisible();
  await expect(footer.getByText("Live", { exact: true })).toBeVisible();
});

test("a server that does not answer is counted down to, and what it tells is shown once it does", async ({
  page,
  sessionsPage,
}) => {
  await sessionsPage.goto();
  await expect(sessionsPage.row("Home hub")).toBeVisible();
  await page.route("**/api/v1/**", (route) => route.abort());
  await page.reload();
  // It answered with the page itself.
  const down = page.getByText(/^The Clawback server has not answered since/);
  await expect(down).toBeVisible();
  await expect(page.getByText(/^(next try in \d s|trying now)$/).first()).toBeVisible();
  // While it is asked, the button says so.
  await expect(page.getByRole("button", { name: /^(?:Retry now|trying now)$/ })).toBeVisible();
  await page.unroute("**/api/v1/**");
  await expect(down).toHaveCount(0);
  await expect(sessionsPage.row("Home hub")).toBeVisible();
});

test("ages go by the server's clock when the browser's is wrong", async ({ page, sessionPage, agents }) => {
  const snapshot = await agents.takeSnapshot(DEMO.home, { name: "just-now" });
  await page.clock.install({ time: Date.now() + 3 * 3_600_000 });
  await page.clock.resume();
  await sessionPage.open(snapshot);
  await expect(sessionPage.inspector.getByText(/^(?:now|\d+ s ago|1 m ago)$/).first()).toBeVisible();
  await page.goto("/settings");
  await expect(page.getByText(/^3 h 00 m behind|^2 h 59 m behind/)).toBeVisible();
});

test("settings tell of the connection, without a secret, and of this Clawback", async ({ page }) => {
  await tellHost(page, { connection: "connected", since, latencyMs: 14, version: "2026.11.1" });
  await page.goto("/settings");
  const gateway = page.getByRole("region", { name: "Gateway" });
  await expect(gateway.getByText("Connected", { exact: true })).toBeVisible();
  await expect(gateway.getByText("gw-fra-1:18789")).toBeVisible();
  await expect(gateway.getByText("14 ms")).toBeVisible();
  await expect(gateway.getByText("2026.11.1")).toBeVisible();
  await expect(page.getByText("SQLite, on this server")).toBeVisible();
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([]);
});
