import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { AppError, fromProblem, toProblem } from "@/lib/contract/errors";
import { Digest } from "@/lib/contract/ids";
import { attemptFor, isDefiniteRefusal, isStarting, START_ROLLBACK, type StartOrder } from "./start-attempt";

const order: StartOrder = {
  expectedStateDigest: Digest.parse("a".repeat(64)),
  preserveMemory: false,
  reason: "Drill",
};

describe("isDefiniteRefusal", () => {
  it("is true when the server refused, also after the way through a server action", () => {
    const moved = new AppError("state_moved", "It moved.");
    expect(isDefiniteRefusal(moved)).toBe(true);
    expect(isDefiniteRefusal(fromProblem(toProblem(moved, "r1")))).toBe(true);
    expect(isDefiniteRefusal(new AppError("rollback_in_progress", "One runs."))).toBe(true);
  });

  it("is false when the answer was lost, or came from something in between", () => {
    expect(isDefiniteRefusal(new TypeError("fetch failed"))).toBe(false);
    expect(isDefiniteRefusal(new AppError("host_unavailable", "No answer within 30 s."))).toBe(false);
    expect(isDefiniteRefusal(new AppError("internal", "An error of its own."))).toBe(false);
    const proxy = new AppError("not_found", "No problem document.", { extra: { server: "https://a.test" } });
    expect(isDefiniteRefusal(proxy)).toBe(false);
  });

  it("is false while the first request with the key is still at work", () => {
    expect(isDefiniteRefusal(new AppError("idempotency_conflict", "Still at work."))).toBe(false);
  });
});

describe("attemptFor", () => {
  it("repeats the very same request while its fate is unknown, although the counts are newer by then", () => {
    const first = attemptFor(order, null);
    const newer = { ...order, expectedStateDigest: Digest.parse("b".repeat(64)) };
    expect(attemptFor(newer, first)).toEqual(first);
    expect(attemptFor({ ...order, expectedStateDigest: null }, first)).toEqual(first);
  });

  it("takes a new key with what the person changed, and after a settled one", () => {
    const first = attemptFor(order, null);
    for (const changed of [
      { ...order, reason: "Bad memory" },
      { ...order, preserveMemory: true },
    ]) {
      const next = attemptFor(changed, first);
      expect(next.idempotencyKey).not.toBe(first.idempotencyKey);
      expect(next.order).toEqual(changed);
    }
    expect(attemptFor(order, null).idempotencyKey).not.toBe(first.idempotencyKey);
  });
});

describe("isStarting", () => {
  it("holds from the click until the answer is there", async () => {
    const queries = new QueryClient();
    const answer = Promise.withResolvers<void>();
    const start = new MutationObserver(queries, {
      mutationKey: START_ROLLBACK,
      mutationFn: () => answer.promise,
    });
    expect(isStarting(queries)).toBe(false);
    const done = start.mutate();
    expect(isStarting(queries)).toBe(true);
    answer.resolve();
    await done;
    expect(isStarting(queries)).toBe(false);
  });
});
