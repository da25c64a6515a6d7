import type { Page } from "@playwright/test";
import type { Snapshot } from "@/lib/contract/snapshot";
import { expect } from "./expect";
import { tellHost } from "./tell-host";

/** A screen as the drawings number them, and how to get to it from anywhere. */
export interface Scene {
  name: string;
  open: (page: Page, healthy: Snapshot) => Promise<void>;
  /** Back to the page below, so that the next screen need not load it again. */
  leave?: (page: Page) => Promise<void>;
}

export const ROW = "[role=grid] [data-row]";
export const WINDOW = "[role=dialog][data-state=open]";
/** The button that confirms a rollback; it may be pressed once the plan is there. */
export const CONFIRM = `${WINDOW} .btn-roll:not([aria-disabled=true])`;

export const sessionPath = ({ sessionId, id }: Pick<Snapshot, "sessionId" | "id">): string =>
  `/sessions/${encodeURIComponent(sessionId)}?snapshot=${id}`;

async function openSessions(page: Page): Promise<void> {
  await page.goto("/sessions?query=");
  await expect(page.locator(ROW).first()).toBeVisible();
}

async function openTimeline(page: Page, healthy: Snapshot): Promise<void> {
  if (!page.url().endsWith(sessionPath(healthy))) await page.goto(sessionPath(healthy));
  await expect(page.locator(`${ROW}[aria-selected=true]`)).toBeVisible();
  await expect(page.locator(".recharts-surface").first()).toBeVisible();
}

async function openRollback(page: Page, healthy: Snapshot): Promise<void> {
  await openTimeline(page, healthy);
  await page.keyboard.press("r");
  await expect(page.locator(CONFIRM)).toBeVisible();
}

async function closeWindow(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(page.locator(WINDOW)).toHaveCount(0);
}

const POLICY = `recovery:
  autoRollback:
    enabled: true
    action: rollback
    triggers:
      - type: error_rate
        threshold: 30%
      - type: timeout
        threshold: 300s
      - type: memory_leak
        threshold: 500MB
  snapshotPolicy:
    interval: 30m
    maxSnapshots: 20
    retention: 7d
    beforeOperations:
      - mass-notification
      - tool-install
`;

/** In the order in which one leads to the next. */
export const SCENES: readonly Scene[] = [
  { name: "01-sessions", open: openSessions },
  {
    name: "01b-sessions-filter",
    open: async (page) => {
      await openSessions(page);
      await page.keyboard.press("/");
      await page.keyboard.type("status:");
      await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
    },
  },
  { name: "02-timeline", open: openTimeline },
  {
    name: "02c-take-snapshot",
    open: async (page, healthy) => {
      await openTimeline(page, healthy);
      await page.keyboard.press("s");
      await expect(page.locator(WINDOW)).toBeVisible();
    },
    leave: closeWindow,
  },
  { name: "04-rollback", open: openRollback },
  {
    name: "04b-rollback-keep-memory",
    open: async (page) => {
      await page.keyboard.press("m");
      await expect(page.locator(`${WINDOW} [role=switch]`)).toBeChecked();
    },
    leave: closeWindow,
  },
  {
    name: "07-palette",
    open: async (page, healthy) => {
      await openTimeline(page, healthy);
      await page.keyboard.press("Control+k");
      await expect(page.locator(WINDOW).getByRole("option").first()).toBeVisible();
      await page.keyboard.type("roll");
      await expect(page.locator(`${WINDOW} mark`).first()).toBeVisible();
    },
    leave: closeWindow,
  },
  {
    name: "03-compare",
    open: async (page, { sessionId, id }) => {
      await page.goto(`/sessions/${encodeURIComponent(sessionId)}/compare?from=current&to=${id}`);
      await expect(page.locator("main section h2").first()).toBeVisible();
    },
  },
  {
    name: "05-audit",
    open: async (page) => {
      await page.goto("/audit?query=");
      await expect(page.locator(`${ROW}[aria-selected=true]`)).toBeVisible();
      await expect(page.locator("main [role=status] .tone-ok")).toBeVisible();
    },
  },
  {
    name: "06b-policy-valid",
    open: async (page) => {
      await page.goto("/policies");
      await page.locator("textarea").fill(POLICY);
      await expect(page.locator("main .tone-ok")).toBeVisible();
      await expect(page.locator("main dd.num").first()).toBeVisible();
    },
  },
  {
    name: "06-policy",
    open: async (page) => {
      await page.locator("textarea").fill(POLICY.replace("7d", "7"));
      await expect(page.locator("main [aria-invalid=true]").first()).toBeVisible();
    },
  },
  {
    name: "07b-shortcuts",
    open: async (page) => {
      await openSessions(page);
      await page.keyboard.press("?");
      await expect(page.locator(WINDOW)).toBeVisible();
    },
  },
  {
    name: "08b-loading",
    open: async (page) => {
      await page.route(/\/api\/v1\/sessions(\?|$)/, () => new Promise(() => {}));
      await page.goto("/sessions?query=");
      await expect(page.locator(".skeleton").first()).toBeVisible();
    },
  },
  {
    name: "08c-unreachable",
    open: async (page) => {
      await tellHost(page, {
        connection: "unreachable",
        since: new Date(Date.now() - 338_000).toISOString(),
        nextTryAt: new Date(Date.now() + 600_000).toISOString(),
        detail: "connection refused",
      });
      await openSessions(page);
    },
  },
  {
    name: "settings",
    open: async (page) => {
      await page.goto("/settings");
      await expect(page.locator("main h2").first()).toBeVisible();
    },
  },
];
