import type { Page } from "@playwright/test";

/** What the browser noticed of a page, times in ms. */
export interface Watched {
  /** Since the first batch of data arrived until the first row could be used. */
  interactiveMs: number;
  /** The longest time that the page's thread was busy, since then. */
  longestTaskMs: number;
  /** The longest time between two frames, and the one that 95 of 100 stay under. */
  longestFrameMs: number;
  frame95Ms: number;
  /** How much moved by itself, as browsers count it: 0 is nothing. */
  layoutShift: number;
}

interface Notes {
  tasks: { at: number; ms: number }[];
  frames: number[];
  shift: number;
}

declare global {
  interface Window {
    benchNotes: Notes;
  }
}

/** Begins to take notes in every document that the page opens. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const notes: Notes = { tasks: [], frames: [], shift: 0 };
    window.benchNotes = notes;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        notes.tasks.push({ at: startTime, ms: duration });
    }).observe({ type: "longtask", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ("value" in entry && "hadRecentInput" in entry && !entry.hadRecentInput)
          notes.shift += Number(entry.value);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** Resolves with the time from the arrival of the first `dataPath` answer until `selector` is there and the thread is free. */
export async function timeToUse(page: Page, dataPath: string, selector: string): Promise<number> {
  await page.locator(selector).first().waitFor();
  return page.evaluate(async (path) => {
    await new Promise((resolve) => requestIdleCallback(resolve));
    const data = performance
      .getEntriesByType("resource")
      .find(({ name }) => new URL(name).pathname.endsWith(path));
    const arrived = data instanceof PerformanceResourceTiming ? data.responseEnd : 0;
    const last = window.benchNotes.tasks.filter(({ at }) => at >= arrived).at(-1);
    return Math.max(0, (last === undefined ? performance.now() : last.at + last.ms) - arrived);
  }, dataPath);
}

/** Notes frames and long tasks while `act` runs. */
export async function duringAction(
  page: Page,
  act: () => Promise<void>,
): Promise<Omit<Watched, "interactiveMs">> {
  await page.evaluate(() => {
    const { benchNotes: notes } = window;
    notes.frames = [];
    notes.tasks = [];
    let before = performance.now();
    const next = (now: number) => {
      notes.frames.push(now - before);
      before = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await act();
  return page.evaluate(() => {
    const { frames, tasks, shift } = window.benchNotes;
    const sorted = frames.slice(1).sort((a, b) => a - b);
    return {
      longestTaskMs: Math.max(0, ...tasks.map(({ ms }) => ms)),
      longestFrameMs: sorted.at(-1) ?? 0,
      frame95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
      layoutShift: shift,
    };
  });
}
