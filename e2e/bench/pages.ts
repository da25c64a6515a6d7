import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { startProduct } from "../start-product";
import { BENCH_SESSION, snapshotIdAt } from "./pages/large-data";
import { serveLargeData } from "./pages/serve-large-data";
import { duringAction, timeToUse, watchPage } from "./pages/watch";

// What the pages cost in a browser, with long lists. `--minutes` says how long live updates are watched, `--only` names
// one thing to measure: scripts, cases or memory.
const SIZES = { sessions: 1_000, snapshots: 10_000, messages: 10_000 };
const REFERENCE =
  "OpenClaw's own Control UI, sessions page, 200 sessions, cold: 1,395 kB of JavaScript, newest row after 2.2 to 2.6 s";
const REFERENCE_KB = 1395;

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "2" }, only: { type: "string" } },
});
const minutes = Number(values.minutes);
const isAsked = (what: "scripts" | "cases" | "memory") => values.only === undefined || values.only === what;

const print = (line = "") => process.stdout.write(`${line}\n`);
const row = (...cells: string[]) =>
  print(cells.map((cell, index) => (index === 0 ? cell.padEnd(46) : cell.padStart(15))).join(""));
const ms = (value: number) => `${Math.round(value)} ms`;

const bench = encodeURIComponent(BENCH_SESSION);
const cases = [
  {
    name: `sessions, ${SIZES.sessions} of them`,
    path: "/sessions?query=",
    data: "/api/v1/sessions",
    ready: "[role=grid] [data-row]",
  },
  {
    name: `timeline, ${SIZES.snapshots} snapshots`,
    path: `/sessions/${bench}`,
    data: "/snapshots",
    ready: "[role=grid] [data-row]",
  },
  {
    name: `compare, ${SIZES.messages} messages each`,
    path: `/sessions/${bench}/compare?from=${snapshotIdAt(1)}&to=${snapshotIdAt(2)}`,
    data: "/diff",
    ready: "main section article, main section li, main [data-message]",
  },
];

const product = await startProduct({ CLAWBACK_DEMO_STEP_MS: "500" });
const base = product.origin;
const { findBrowser } = await import("../../lib/cli/find-browser.mjs");
const executablePath = await findBrowser();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
try {
  print(`Reference: ${REFERENCE}.`);
  if (isAsked("scripts")) await reportScripts(browser);
  if (isAsked("cases")) {
    print();
    row("Page", "interactive", "longest task", "95 % of frames", "longest frame", "layout shift");
    for (const each of cases) await reportCase(browser, each);
    print();
  }
  if (isAsked("memory")) await reportMemory(browser);
} finally {
  await browser.close();
  await product.stop();
}

async function newPage(from: Browser): Promise<Page> {
  const context = await from.newContext({ viewport: { width: 1440, height: 900 } });
  return context.newPage();
}

/** Compressed JavaScript of the sessions page, cold: what it needs to be used, and what it fetches when it is idle. */
async function reportScripts(from: Browser): Promise<void> {
  const page = await newPage(from);
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script")
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  const kilobytesSoFar = async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
  await page.goto(`${base}/sessions`);
  await page.locator("[role=grid] [data-row]").first().waitFor();
  const usable = await kilobytesSoFar();
  const files = sizes.length;
  await wait(5_000);
  const idle = (await kilobytesSoFar()) - usable;
  print(
    `JavaScript of the sessions page: ${usable.toFixed(0)} kB compressed in ${files} files until it can be used, ` +
      `${(REFERENCE_KB / usable).toFixed(1)}× less than the reference; ` +
      `${idle.toFixed(0)} kB more once it is idle, for its windows.`,
  );
  await page.context().close();
}

async function reportCase(from: Browser, { name, path, data, ready }: (typeof cases)[number]): Promise<void> {
  const page = await newPage(from);
  await watchPage(page);
  await serveLargeData(page, SIZES);
  await page.goto(base + path);
  const interactiveMs = await timeToUse(page, data, ready);
  // Pages that follow in the background have arrived by then.
  await wait(3_000);
  const seen = await duringAction(page, async () => {
    await page.mouse.move(500, 700);
    for (let turn = 0; turn < 60; turn += 1) {
      await page.mouse.wheel(0, 400);
      await wait(16);
    }
  });
  row(
    name,
    ms(interactiveMs),
    ms(seen.longestTaskMs),
    ms(seen.frame95Ms),
    ms(seen.longestFrameMs),
    seen.layoutShift.toFixed(3),
  );
  await page.context().close();
}

/** The heap after collection, while the demo's agents work and the page follows them. */
async function reportMemory(from: Browser): Promise<void> {
  const page = await newPage(from);
  await page.goto(`${base}/sessions`);
  await page.locator("[role=grid] [data-row]").first().waitFor();
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return usedSize / 1e6;
  };
  await wait(20_000);
  const samples = [await heap()];
  for (let sample = 0; sample < 4; sample += 1) {
    await wait((minutes * 60_000) / 4);
    samples.push(await heap());
  }
  print(
    `Heap over ${minutes} min of live updates, 2 turns a second: ${samples.map((mb) => mb.toFixed(1)).join(", ")} MB ` +
      `(last ÷ first ${((samples.at(-1) ?? 0) / (samples[0] ?? 1)).toFixed(2)}).`,
  );
}
