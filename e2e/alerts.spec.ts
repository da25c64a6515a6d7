import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import AxeBuilder from "@axe-core/playwright";
import { Webhook } from "standardwebhooks";
import { expect, test } from "./pages/fixtures";

test.use({ productEnv: { CLAWBACK_ALERT_HOSTS: "127.0.0.1" } });

interface Received {
  headers: Record<string, string>;
  body: string;
}

/** A receiver on loopback that answers as it is told. */
async function startSink() {
  const received: Received[] = [];
  const answers = { status: 204 };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const headers = request.headers as Record<string, string>; // none of ours comes twice
    received.push({ headers, body: Buffer.concat(parts).toString("utf8") });
    response.writeHead(answers.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP
  return { received, answers, url, close: () => server.close() };
}

test("a webhook is added, its secret shown once, tested, raised to, and deleted, and the log tells the truth", async ({
  page,
  request,
}) => {
  const sink = await startSink();
  await page.goto("/settings");
  const section = page.getByRole("region", { name: "Alerts" });
  const dialog = page.getByRole("dialog");
  await expect(section).toContainText("No target yet.");

  await section.getByRole("button", { name: "Add a target" }).click();
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await dialog.getByLabel("Name").fill("ops");
  await dialog.getByLabel("Address").fill("http://example.com/hook");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("must begin with https://");
  await dialog.getByLabel("Address").fill(`${sink.url}/hook`);
  await page.keyboard.press("Enter");

  await expect(dialog).toContainText("it is not shown again");
  const secret = await dialog.locator("code").innerText();
  await dialog.getByRole("button", { name: "I have it" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(section).toContainText(sink.url);
  await expect(page.locator("body")).not.toContainText(secret);

  await section.getByRole("button", { name: "Test ops" }).click();
  await expect(section.getByRole("status")).toContainText("Test delivered: HTTP 204");
  const [test] = sink.received;
  expect(new Webhook(secret).verify(test?.body ?? "", test?.headers ?? {})).toMatchObject({
    type: "alert.test",
  });

  sink.answers.status = 500;
  await section.getByRole("button", { name: "Test ops" }).click();
  await expect(section.getByRole("status")).toContainText("Test not delivered. It answered 500.");
  const raised = await request.post("/api/v1/alerts", {
    data: { kind: "verification_failed", sessionId: "agent:main:main", summary: "Memory differs." },
  });
  expect(raised.status()).toBe(201);
  const line = section.getByRole("listitem").filter({ hasText: "Memory differs." });
  await expect(line).toContainText("Waiting", { timeout: 15_000 });
  await expect(line).toContainText("It answered 500.", { timeout: 15_000 });
  sink.answers.status = 204;
  // What waits is tried at once when its target is saved.
  await section.getByRole("button", { name: "Edit ops" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(line).toContainText("Delivered", { timeout: 15_000 });
  await expect(line.getByRole("link")).toHaveAttribute("href", "/sessions/agent%3Amain%3Amain");

  const { violations } = await new AxeBuilder({ page }).include("section[aria-label='Alerts']").analyze();
  expect(violations).toEqual([]);
  await section.getByRole("button", { name: "Delete ops" }).click();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(section).toContainText("No target yet.");
  sink.close();
});
