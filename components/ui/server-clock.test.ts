import { afterEach, describe, expect, it, vi } from "vitest";
import { onServerTime, serverTime, setServerTime } from "./server-clock";

const at = (ms: number) => new Date(ms).toISOString();

describe("serverTime", () => {
  afterEach(() => {
    setServerTime(at(1000), 1000);
  });

  it("goes by the server when the browser's clock is wrong, in either direction", () => {
    for (const ahead of [300_000, -300_000]) {
      setServerTime(at(1_000_000 + ahead), 1_000_000);
      expect(Math.abs(serverTime() - Date.now() - ahead)).toBeLessThan(50);
    }
  });

  it("takes the time an answer needs for no difference, and tells nobody", () => {
    const told = vi.fn();
    const stop = onServerTime(told);
    setServerTime(at(1_000_900), 1_000_000);
    expect(Math.abs(serverTime() - Date.now())).toBeLessThan(50);
    expect(told).not.toHaveBeenCalled();
    stop();
  });

  it("ignores what is no time", () => {
    setServerTime("yesterday", 0);
    expect(Math.abs(serverTime() - Date.now())).toBeLessThan(50);
  });
});
