import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/contract/json";
import { messageText } from "./message-text";

const message = (content: Json) => ({
  id: "1",
  role: "assistant",
  kind: "message" as const,
  content,
  toolName: null,
  toolCallId: null,
  isError: false,
  createdAt: null,
  complete: true,
  details: {},
});

describe("messageText", () => {
  it("reads text, blocks of text and nested results", () => {
    expect(messageText(message("hello"))).toBe("hello");
    expect(
      messageText(
        message([
          { type: "text", text: "a" },
          { type: "text", text: "b" },
        ]),
      ),
    ).toBe("a\nb");
    expect(messageText(message([{ type: "toolResult", content: [{ type: "text", text: "done" }] }]))).toBe(
      "done",
    );
  });

  it("names the tool that is called, with its arguments", () => {
    expect(messageText(message([{ type: "toolCall", name: "send", arguments: { to: 1 } }]))).toBe(
      'calls send {"to":1}',
    );
  });

  it("shows what it cannot read as it is, never as nothing", () => {
    expect(messageText(message({ odd: true }))).toContain('"odd": true');
  });
});
