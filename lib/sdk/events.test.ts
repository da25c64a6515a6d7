import { describe, expect, it } from "vitest";
import { OpenClawClient } from "./client";

const encode = (text: string) => new TextEncoder().encode(text);

/** An event stream that says something and then nothing more, until it is given up. */
const silentStream = (signal: AbortSignal) =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(encode("id: e-7\n\n"));
        signal.addEventListener("abort", () => controller.error(signal.reason));
      },
    }),
    { headers: { "content-type": "text/event-stream" } },
  );

describe("events", () => {
  it("takes a silent stream for broken, says so, and goes on from the last event", async () => {
    const asked: (string | null)[] = [];
    const told: string[] = [];
    const end = new AbortController();
    const client = new OpenClawClient({
      baseUrl: "http://clawback.test",
      fetch: async (request) => {
        asked.push(request.headers.get("last-event-id"));
        return silentStream(request.signal);
      },
    });

    await client.events({
      signal: end.signal,
      silenceMs: 20,
      onEvent: () => told.push("event"),
      onOpen: () => {
        told.push("open");
        if (asked.length === 2) end.abort();
      },
      onBreak: () => told.push("break"),
    });

    expect(asked).toEqual([null, "e-7"]);
    expect(told.slice(0, 2)).toEqual(["open", "break"]);
  });
});
