import { expect, it } from "vitest";
import { type NewPlace, subjectFor } from "./subject";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const response = { status: 201, headers: { location: "/x" }, body: '{"id":1}' };

export function idempotencyContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);

  it("answers a repeated write with the kept response for 24 h, and another write under its key with a conflict", async () => {
    const { idempotency } = subject.store;
    expect(await idempotency.claim("a", "POST 1")).toEqual({ state: "new" });
    expect(await idempotency.claim("a", "POST 1")).toEqual({ state: "in_flight" });
    expect(await idempotency.claim("a", "POST 2")).toEqual({ state: "conflict" });
    await idempotency.settle("a", response);

    expect(await (await subject.another()).idempotency.claim("a", "POST 1")).toEqual({
      state: "done",
      response,
    });
    expect(await idempotency.claim("a", "POST 2")).toEqual({ state: "conflict" });
    subject.clock.advance(DAY_MS - MINUTE_MS);
    expect(await idempotency.claim("a", "POST 1")).toEqual({ state: "done", response });
    subject.clock.advance(MINUTE_MS);
    expect(await idempotency.claim("a", "POST 2")).toEqual({ state: "new" });
  });

  it("lets a write that failed be tried again, and forgets no answer", async () => {
    const { idempotency } = subject.store;
    await idempotency.claim("b", "POST");
    await idempotency.forget("b");
    expect(await idempotency.claim("b", "POST")).toEqual({ state: "new" });
    await idempotency.settle("b", response);
    await idempotency.forget("b");
    expect(await idempotency.claim("b", "POST")).toEqual({ state: "done", response });
  });

  it("frees the claim of a process that died", async () => {
    const { idempotency } = subject.store;
    await idempotency.claim("c", "POST");
    subject.clock.advance(4 * MINUTE_MS);
    expect(await idempotency.claim("c", "POST")).toEqual({ state: "in_flight" });
    subject.clock.advance(MINUTE_MS);
    expect(await idempotency.claim("c", "POST")).toEqual({ state: "new" });
  });

  it("gives a key to one of many that claim it at once", async () => {
    const { idempotency } = subject.store;
    const other = (await subject.another()).idempotency;
    const claims = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 2 ? other : idempotency).claim("d", "POST")),
    );

    expect(claims.filter(({ state }) => state === "new")).toHaveLength(1);
    expect(claims.filter(({ state }) => state === "in_flight")).toHaveLength(11);
  });
}
