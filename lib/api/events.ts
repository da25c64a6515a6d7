import { createRoute } from "@hono/zod-openapi";
import { AppError } from "@/lib/contract/errors";
import { LiveEvent } from "@/lib/contract/event";
import type { EventBus, SentEvent } from "@/lib/server/event-bus";
import { createRouter } from "./context";
import { eventHeaders, readRefusals } from "./route";

const HEARTBEAT_MS = 10_000;
const RETRY_MS = 2_000;
const READERS_AT_ONCE = 500;
/** A reader that is this far behind is let go: it comes back with its last id and gets the rest. */
const BLOCKS_WAITING = 1_000;

const eventsRoute = createRoute({
  method: "get",
  path: "/events",
  tags: ["Events"],
  summary: "Follow what changes, as server-sent events",
  description:
    "Each event has an id: send the last one as Last-Event-ID to go on from there. `reset` means that events were missed and everything shown should be read again.",
  request: { headers: eventHeaders },
  responses: {
    200: { description: "A stream of events", content: { "text/event-stream": { schema: LiveEvent } } },
    ...readRefusals,
  },
});

export const eventRoutes = (bus: EventBus) =>
  createRouter().openapi(eventsRoute, (c) => {
    // HEAD comes here too, and nobody would ever end the stream behind its empty answer.
    if (c.req.method === "HEAD") return c.body(null, 200, EVENT_STREAM);
    if (bus.listenerCount >= READERS_AT_ONCE) {
      throw new AppError("rate_limited", "Too many readers follow the events.", { retryAfterMs: 10_000 });
    }
    const stream = openStream(bus, c.req.header("last-event-id"), c.req.raw.signal);
    return c.newResponse(stream, 200, EVENT_STREAM);
  });

const EVENT_STREAM = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // Compression would hold events back.
  "Cache-Control": "no-cache, no-transform",
  "X-Accel-Buffering": "no",
};

function openStream(
  bus: EventBus,
  lastEventId: string | undefined,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (block: string) => {
          controller.enqueue(encoder.encode(`${block}\n\n`));
          if ((controller.desiredSize ?? 0) <= 0) end();
        };
        const end = () => {
          stop();
          controller.close();
        };
        const heartbeat = setInterval(() => send(": still here"), HEARTBEAT_MS);
        const subscription = bus.subscribe(lastEventId, (sent) => send(toBlock(sent)), end);
        stop = () => {
          clearInterval(heartbeat);
          subscription.stop();
          signal.removeEventListener("abort", end);
        };
        const { missed, lastId } = subscription;
        if (missed === undefined) send(`event: reset\nid: ${lastId}\ndata: {}`);
        for (const sent of missed ?? []) send(toBlock(sent));
        send(`id: ${lastId}\nretry: ${RETRY_MS}`);
        if (signal.aborted) end();
        else signal.addEventListener("abort", end, { once: true });
      },
      cancel: () => stop(),
    },
    { highWaterMark: BLOCKS_WAITING },
  );
}

const toBlock = ({ id, event }: SentEvent) =>
  `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}`;
