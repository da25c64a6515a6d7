import { isAppError, PROBLEMS } from "@/lib/contract/errors";
import type { LiveEvent } from "@/lib/contract/event";
import type { Answer, Transport } from "./transport";

export interface EventOptions {
  onEvent: (event: LiveEvent) => void;
  /** Events were missed: read again whatever is shown. */
  onReset?: () => void;
  /** The stream stands (again). */
  onOpen?: () => void;
  /** The stream broke or could not be opened; it is tried again by itself. */
  onBreak?: () => void;
  /** A stream that is silent for longer counts as broken. The server says something every 10 s. Default 25,000. */
  silenceMs?: number;
  signal: AbortSignal;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;
const SILENCE_MS = 25_000;

/**
 * Follows the event stream. Rejects only when the server refuses for good (no right to it, no such address); every
 * other break is mended by connecting again with the id of the last event.
 */
export async function followEvents(
  transport: Transport,
  answer: Answer<LiveEvent>,
  options: EventOptions,
): Promise<void> {
  let lastEventId = "";
  let failures = 0;
  while (!options.signal.aborted) {
    const watch = watchSilence(options.signal, options.silenceMs ?? SILENCE_MS);
    try {
      const headers = {
        accept: "text/event-stream",
        ...(lastEventId === "" ? {} : { "last-event-id": lastEventId }),
      };
      const response = await transport.open("/events", headers, watch.signal);
      options.onOpen?.();
      failures = 0;
      for await (const block of readBlocks(response)) {
        watch.heard();
        lastEventId = block.id ?? lastEventId;
        deliver(block, answer, options);
      }
    } catch (error) {
      if (options.signal.aborted) return;
      if (isAppError(error) && !PROBLEMS[error.code].retryable && PROBLEMS[error.code].status < 500)
        throw error;
    } finally {
      watch.stop();
    }
    if (options.signal.aborted) return;
    options.onBreak?.();
    failures += 1;
    await pause(
      Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures) * (0.5 + Math.random() / 2),
      options.signal,
    );
  }
}

/** Ends its signal with the caller's, or when nothing was heard for `silenceMs`. */
function watchSilence(signal: AbortSignal, silenceMs: number) {
  const silence = new AbortController();
  const giveUp = () => silence.abort(new Error("The event stream went silent."));
  let timer = setTimeout(giveUp, silenceMs);
  return {
    signal: AbortSignal.any([signal, silence.signal]),
    heard: () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, silenceMs);
    },
    stop: () => clearTimeout(timer),
  };
}

interface Block {
  id?: string;
  event: string;
  data: string;
}

function deliver(
  { event, data }: Block,
  answer: Answer<LiveEvent>,
  { onEvent, onReset }: EventOptions,
): void {
  if (event === "reset") onReset?.();
  else if (data !== "") {
    // A newer server may tell of things this client does not know.
    const parsed = answer.safeParse(JSON.parse(data));
    if (parsed.success) onEvent(parsed.data);
  }
}

/** Cuts a `text/event-stream` into its blocks. */
async function* readBlocks(response: Response): AsyncGenerator<Block> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return;
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = `${rest}${value}`.split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? "";
      for (const block of blocks) yield parseBlock(block);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function parseBlock(text: string): Block {
  const block: Block = { event: "message", data: "" };
  for (const line of text.split(/\r?\n/)) {
    const [, field, value = ""] = /^([^:]+)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === "id") block.id = value;
    if (field === "event") block.event = value;
    if (field === "data") block.data += block.data === "" ? value : `\n${value}`;
  }
  return block;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
  });
}
