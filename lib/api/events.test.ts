import { afterEach, describe, expect, it, vi } from "vitest";
import { LiveEvent } from "@/lib/contract/event";
import { SessionId } from "@/lib/contract/ids";
import { type ApiUnderTest, MAIN_PATH, startApi } from "./testing/start-api";

const session = (name: string): LiveEvent => ({ type: "session", sessionId: SessionId.parse(name) });

/** Reads a stream block by block. */
async function open({ api }: Pick<ApiUnderTest, "api">, headers: Record<string, string> = {}) {
  const stop = new AbortController();
  const response = await api.request("/api/v1/events", { headers, signal: stop.signal });
  const reader = (response.body ?? new ReadableStream()).getReader();
  const next = async () => {
    const { done, value } = await reader.read();
    return done ? "END" : new TextDecoder().decode(value).trimEnd();
  };
  return { response, next, stop: () => stop.abort(), cancel: () => reader.cancel() };
}

const idOf = (block: string) => /^id: (.+)$/m.exec(block)?.[1] ?? "";
const dataOf = (block: string) => LiveEvent.parse(JSON.parse(/^data: (.+)$/m.exec(block)?.[1] ?? ""));

afterEach(() => vi.useRealTimers());

describe("GET /events", () => {
  it("tells of every change, with an id, and says how soon to come back", async () => {
    const started = await startApi();
    const { response, next } = await open(started);
    const hello = await next();
    const { id } = await started.snapshot();

    const block = await next();

    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(response.headers.get("cache-control")).toContain("no-transform");
    expect(hello).toMatch(/^id: \S+\nretry: 2000$/);
    expect(block).toMatch(/^id: \S+\nevent: snapshot\ndata: \{/);
    expect(dataOf(block)).toMatchObject({ type: "snapshot", snapshotId: id, change: "created" });
    expect(idOf(block)).not.toBe(idOf(hello));
  });

  it("answers HEAD at once, and follows nothing for it", async () => {
    const { api, runtime } = await startApi();

    const response = await api.request("/api/v1/events", { method: "HEAD" });

    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(runtime.bus.listenerCount).toBe(0);
  });

  it("goes on where the reader stopped: nothing lost, nothing twice", async () => {
    const started = await startApi();
    const { bus } = started.runtime;
    const first = await open(started);
    await first.next();
    bus.publish(session("one"));
    const seen = idOf(await first.next());
    first.stop();
    bus.publish(session("two"));
    bus.publish(session("three"));

    const second = await open(started, { "last-event-id": seen });

    expect([dataOf(await second.next()), dataOf(await second.next())]).toEqual([
      session("two"),
      session("three"),
    ]);
    await second.next();
    bus.publish(session("four"));
    expect(dataOf(await second.next())).toEqual(session("four"));
  });

  it("starts a reader that has only just come from where it came", async () => {
    const started = await startApi();
    const first = await open(started);
    const hello = idOf(await first.next());
    started.runtime.bus.publish(session("one"));

    const second = await open(started, { "last-event-id": hello });

    expect(dataOf(await second.next())).toEqual(session("one"));
  });

  it.each(["999999999999-5", "nonsense", "000000000000-0"])(
    "says reset to a reader whose id %s is not of this process",
    async (id) => {
      const started = await startApi();

      const { next } = await open(started, { "last-event-id": id });

      expect(await next()).toMatch(/^event: reset\nid: \S+\ndata: \{\}$/);
    },
  );

  it("says reset to a reader who was away for longer than the memory reaches", async () => {
    const started = await startApi();
    const first = await open(started);
    const hello = idOf(await first.next());
    for (let count = 0; count < 1001; count += 1) started.runtime.bus.publish({ type: "sessions" });

    const { next } = await open(started, { "last-event-id": hello });

    expect(await next()).toMatch(/^event: reset\n/);
  });

  it("shows that it is alive every ten seconds", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const started = await startApi();
    const { next } = await open(started);
    await next();

    vi.advanceTimersByTime(10_000);

    expect(await next()).toBe(": still here");
  });

  it("forgets a reader that goes away", async () => {
    const started = await startApi();
    const { bus } = started.runtime;
    const aborted = await open(started);
    const cancelled = await open(started);
    expect(bus.listenerCount).toBe(2);

    aborted.stop();
    await cancelled.cancel();

    expect(bus.listenerCount).toBe(0);
    bus.publish({ type: "sessions" });
  });

  it("lets go of a reader that does not read, instead of piling up for it", async () => {
    const started = await startApi();
    const { bus } = started.runtime;
    await open(started);

    for (let count = 0; count < 1200; count += 1) bus.publish({ type: "sessions" });

    expect(bus.listenerCount).toBe(0);
  });

  it("ends when the server ends", async () => {
    const started = await startApi();
    const { next } = await open(started);
    await next();

    started.runtime.bus.close();

    expect(await next()).toBe("END");
    const late = await open(started);
    await late.next();
    expect(await late.next()).toBe("END");
  });

  it("carries a rollback whole, step by step", async () => {
    const started = await startApi();
    const { id } = await started.snapshot();
    const { next } = await open(started);
    await next();
    await started.send("POST", `${MAIN_PATH}/rollback`, { snapshotId: id });

    const events: LiveEvent[] = [];
    while (!events.some((event) => event.type === "rollback" && event.rollback.status !== "running")) {
      events.push(dataOf(await next()));
    }

    const steps = events.flatMap((event) =>
      event.type === "rollback" ? event.rollback.steps.map(({ name }) => name) : [],
    );
    expect(steps).toContain("restore_context");
  });
});
