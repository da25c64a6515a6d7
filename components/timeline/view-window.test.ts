import { describe, expect, it } from "vitest";
import { fitWindow, panWindow, stripRange, windowOfRange, zoomWindow } from "./view-window";

const now = Date.parse("2026-11-22T03:50:00.000Z");
const minutes = (count: number) => count * 60_000;

describe("view window", () => {
  it("of a range ends now and goes on with it", () => {
    expect(windowOfRange("4h", now)).toEqual({ from: now - minutes(240), to: now, live: true });
  });

  it("never reaches past now, before the last 7 days, or below five minutes", () => {
    expect(fitWindow(now - minutes(30), now + minutes(30), now)).toEqual({
      from: now - minutes(60),
      to: now,
      live: true,
    });
    expect(fitWindow(now - minutes(61), now - minutes(60), now).to).toBe(now - minutes(58));
    const old = fitWindow(0, minutes(60), now);
    expect(old.from).toBe(now - minutes(7 * 24 * 60));
    expect(old.to - old.from).toBe(minutes(60));
  });

  it("zooms around what is selected, and around its end when that is out of sight", () => {
    const view = windowOfRange("4h", now);
    const anchor = now - minutes(60);
    const near = zoomWindow(view, 0.5, { anchor, now });
    expect((anchor - near.from) / (near.to - near.from)).toBeCloseTo(0.75);
    expect(near.live).toBe(false);
    expect(zoomWindow(view, 0.5, { anchor: null, now })).toEqual(
      windowOfRange("4h", now).live && {
        from: now - minutes(120),
        to: now,
        live: true,
      },
    );
    expect(zoomWindow(near, 2, { anchor, now }).from).toBe(view.from);
  });

  it("pans by a share of its width and stops at now", () => {
    const view = windowOfRange("1h", now);
    const before = panWindow(view, -0.5, now);
    expect(before).toEqual({ from: now - minutes(90), to: now - minutes(30), live: false });
    expect(panWindow(before, 2, now)).toEqual(view);
  });

  it("has a strip of a day, or of a week when it begins earlier", () => {
    expect(stripRange(windowOfRange("24h", now), now)).toBe("24h");
    expect(stripRange(windowOfRange("7d", now), now)).toBe("7d");
  });
});
