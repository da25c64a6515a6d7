import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDemoHost, type DemoHost } from "./demo-host";
import { STORY_SESSION_ID } from "./story";
import { ARCHIVED, aDemo, clock, full, NOW } from "./testing/a-demo";

describe("left alone", () => {
  it("compacts a context that fills up instead of growing without end", async () => {
    const host = aDemo();
    const report = "line of a long report\n".repeat(20_000);
    await host.sendTurn(STORY_SESSION_ID, "Read this.", {
      rounds: [{ calls: [{ name: "read", args: {}, result: report }] }],
      answer: "Read.",
    });

    await host.step();

    const { messages } = (await full(host)).context;
    expect(messages[0]?.kind).toBe("compaction");
    expect(messages.length).toBeLessThan(10);
  });

  it("gives archived and quiet sessions no turns", async () => {
    const host = aDemo();
    const before = await full(host, ARCHIVED);
    for (let beat = 0; beat < 30; beat += 1) await host.step();
    expect((await full(host, ARCHIVED)).context).toEqual(before.context);
  });
});

describe("autoplay", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const counted = async (host: DemoHost) => (await full(host)).context.messages.length;

  it("plays a beat every stepMs, rests while somebody captures or restores, and ends with the host", async () => {
    const host = createDemoHost({ seed: 7, clock: { now: () => new Date() }, autoplay: true, stepMs: 1000 });
    await vi.advanceTimersByTimeAsync(3500);
    const afterThree = await counted(host);
    expect(afterThree).toBeGreaterThan(179);

    await host.capture(STORY_SESSION_ID, { pin: true });
    await vi.advanceTimersByTimeAsync(9000);
    expect(await counted(host)).toBe(afterThree);

    await vi.advanceTimersByTimeAsync(5000);
    const rested = await counted(host);
    expect(rested).toBeGreaterThan(afterThree);

    await host.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await counted(host)).toBe(rested);
  });

  it("is off unless asked for, and off with a step of 0", async () => {
    const quiet = [aDemo(), createDemoHost({ seed: 7, clock, autoplay: true, stepMs: 0 })];
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await Promise.all(quiet.map(counted))).toEqual([179, 179]);
  });
});
