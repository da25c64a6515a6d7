import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type ModelScript, readScript } from "./model-script";

export type ModelMessage = { role: string; content?: unknown; tool_calls?: unknown; tool_call_id?: string };
/** One chat completion request as the gateway sent it. */
export type ModelRequest = {
  model: string;
  stream?: boolean;
  messages: ModelMessage[];
  tools?: { function?: { name?: string } }[];
  [field: string]: unknown;
};

export type FakeModel = {
  /** Base URL for an `openai-completions` provider, ending in `/v1`. */
  baseUrl: string;
  /** Every request since the start, oldest first; also at `GET /requests?since=n` of the server's root. */
  requests: ModelRequest[];
  close: () => Promise<void>;
};

/** The text of a message whose content is either a string or a list of parts. */
export function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map((part: { text?: unknown }) => (typeof part?.text === "string" ? part.text : ""))
    .join("");
}

/** True for the message with facts about the run that the gateway itself puts after the person's. */
export function isRuntimeFacts(message: ModelMessage): boolean {
  return message.role === "user" && textOf(message.content).includes("<<<BEGIN_OPENCLAW_INTERNAL_CONTEXT>>>");
}

/** Position of the person's newest message, -1 if there is none. */
export function newestUserIndex(messages: ModelMessage[]): number {
  return messages.findLastIndex((message) => message.role === "user" && !isRuntimeFacts(message));
}

/** Starts a scripted OpenAI-compatible model on a free loopback port. Same prompt, same answer. */
export async function startFakeModel(): Promise<FakeModel> {
  const requests: ModelRequest[] = [];
  const server = createServer((request, response) => {
    answer(requests, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  requests: ModelRequest[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://model");
  if (url.pathname === "/requests") {
    return sendJson(response, 200, requests.slice(Number(url.searchParams.get("since") ?? 0)));
  }
  if (url.pathname !== "/v1/chat/completions")
    return sendJson(response, 404, { error: { message: "no such route" } });

  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as ModelRequest;
  const sequence = requests.push(body);

  const newest = newestUserIndex(body.messages);
  const script = readScript(newest < 0 ? "" : textOf(body.messages[newest]?.content));
  if (script.fail) {
    return sendJson(response, script.fail.status, {
      error: { message: script.fail.message, type: "scripted" },
    });
  }
  // The connection stays open until the gateway gives up or the model is closed.
  if (script.hang) return;

  const resultCount = body.messages.slice(newest + 1).filter((message) => message.role === "tool").length;
  // A request for a summary offers no tools and quotes the conversation, directives and all.
  if (!body.tools?.length) script.tools = [];
  const reply = replyTo(script, resultCount, sequence);
  const promptTokens = script.promptTokens ?? Math.ceil(JSON.stringify(body.messages).length / 4);
  const completionTokens = Math.ceil(reply.text.length / 4);
  const envelope = {
    id: `chatcmpl-${sequence}`,
    created: Math.floor(Date.now() / 1000),
    model: body.model,
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  };
  if (body.stream) return streamReply(response, envelope, reply, script.slowMs);
  sendJson(response, 200, {
    ...envelope,
    object: "chat.completion",
    choices: [{ index: 0, message: { role: "assistant", ...reply.message }, finish_reason: reply.finish }],
  });
}

type Reply = { text: string; finish: "stop" | "tool_calls"; message: Record<string, unknown> };

function replyTo(script: ModelScript, resultCount: number, sequence: number): Reply {
  if (script.tools.length > 0 && resultCount === 0) {
    const calls = script.tools.map((tool, index) => ({
      index,
      id: `call_${sequence}_${index}`,
      type: "function",
      function: { name: tool.name, arguments: tool.argumentsJson },
    }));
    return { text: "", finish: "tool_calls", message: { content: null, tool_calls: calls } };
  }
  const plain = resultCount > 0 ? `done, ${resultCount} tool result(s)` : `echo: ${script.text}`;
  const text = (script.say ?? plain).padEnd(script.fillChars, " and so on");
  return { text, finish: "stop", message: { content: text } };
}

async function streamReply(
  response: ServerResponse,
  envelope: Record<string, unknown>,
  reply: Reply,
  slowMs: number,
): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const { usage, ...head } = envelope;
  const send = (delta: unknown, finish: string | null, extra: object = {}) =>
    response.write(
      `data: ${JSON.stringify({
        ...head,
        object: "chat.completion.chunk",
        choices: [{ index: 0, delta, finish_reason: finish }],
        ...extra,
      })}\n\n`,
    );

  send({ role: "assistant" }, null);
  if (reply.finish === "tool_calls") send({ tool_calls: reply.message.tool_calls }, null);
  else {
    const pieces = slowMs > 0 ? 20 : 1;
    const size = Math.ceil(reply.text.length / pieces) || 1;
    for (let at = 0; at < reply.text.length && !response.destroyed; at += size) {
      if (slowMs > 0) await wait(slowMs / pieces);
      send({ content: reply.text.slice(at, at + size) }, null);
    }
  }
  send({}, reply.finish, { usage });
  response.end("data: [DONE]\n\n");
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}
