import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveEvent } from "@/lib/contract/event";
import { SessionId } from "@/lib/contract/ids";
import { makeCoalescer } from "./coalesce";

const session = (key: string): LiveEvent => ({ type: "session", sessionId: SessionId.parse(key) });

describe("makeCoalescer", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("delivers the first event at once and one more for all that came within the window", () => {
    const deliver = vi.fn();
    const burst = makeCoalescer(deliver, 1000);
    for (let index = 0; index < 5; index += 1) burst.push(session("agent:a:main"));
    expect(deliver).toHaveBeenCalledTimes(1);

    vi.advanceTimersByTime(1000);
    expect(deliver).toHaveBeenCalledTimes(2);

    vi.advanceTimersByTime(5000);
    expect(deliver).toHaveBeenCalledTimes(2);
  });

  it("does not let one session hold back another", () => {
    const deliver = vi.fn();
    const burst = makeCoalescer(deliver, 1000);
    burst.push(session("agent:a:main"));
    burst.push(session("agent:b:main"));
    expect(deliver).toHaveBeenCalledTimes(2);
  });

  it("delivers nothing after it was stopped", () => {
    const deliver = vi.fn();
    const burst = makeCoalescer(deliver, 1000);
    burst.push(session("agent:a:main"));
    burst.push(session("agent:a:main"));
    burst.stop();
    vi.advanceTimersByTime(5000);
    expect(deliver).toHaveBeenCalledTimes(1);
  });
});
