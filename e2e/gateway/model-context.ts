import { type FakeModel, isRuntimeFacts, type ModelMessage, newestUserIndex, textOf } from "./fake-model";
import type { Operator } from "./operator";

/** What the model was given for one turn, without what the gateway writes anew for every request. */
export type ModelContext = {
  messages: ModelMessage[];
  tools: string[];
  /** The model, how hard it is to think, and what else the request sets. */
  settings: Record<string, unknown>;
};

/**
 * Sends `message` as a turn and returns what the model got for it. Two sessions whose contexts, memory and settings
 * are the same give equal answers for the same message: this is what "the agent is back" means.
 */
export async function nextModelContext(
  operator: Operator,
  model: FakeModel,
  sessionKey: string,
  message: string,
): Promise<ModelContext> {
  const since = model.requests.length;
  const end = await operator.turn(sessionKey, message);
  if (end.state !== "final")
    throw new Error(`The probe turn ended as ${end.state}: ${end.errorMessage ?? ""}`);
  // Only a turn of the agent offers tools: the gateway also asks the model for titles and summaries.
  const request = model.requests
    .slice(since)
    .filter(({ tools = [] }) => tools.length > 0)
    .find(({ messages }) => textOf(messages[newestUserIndex(messages)]?.content).includes(message));
  if (!request) throw new Error("The probe turn made no model request.");

  // Dropped: facts about this very run (active commands, notices), which were never part of the conversation.
  const messages = request.messages.filter((each) => !isRuntimeFacts(each));
  const newest = newestUserIndex(messages);
  const { messages: _messages, tools, ...settings } = request;
  return {
    settings,
    messages: messages.map((each, index) => mapText(each, (text) => mask(text, index === newest))),
    tools: (tools ?? []).map((tool) => tool.function?.name ?? "").sort(),
  };
}

function mask(text: string, isProbe: boolean): string {
  const masked = text
    // The gateway starts a new generation of the transcript at every restore and names it in the first user message.
    .replace(/sessionId=[0-9a-f-]{36}/g, "sessionId=*")
    // The day of the request, in the system prompt: differs when a test runs over midnight.
    .replace(/^Current date: \d{4}-\d{2}-\d{2}$/m, "Current date: *");
  // The minute in which the probe itself was sent. The times of older messages are stored with them and must not change.
  return isProbe ? masked.replace(/^\[\w{3} \d{4}-\d{2}-\d{2} \d{2}:\d{2} [^\]]+\]/, "[now]") : masked;
}

function mapText(message: ModelMessage, change: (text: string) => string): ModelMessage {
  const { content } = message;
  if (typeof content === "string") return { ...message, content: change(content) };
  if (!Array.isArray(content)) return message;
  return {
    ...message,
    content: content.map((part: { text?: unknown }) =>
      typeof part?.text === "string" ? { ...part, text: change(part.text) } : part,
    ),
  };
}
