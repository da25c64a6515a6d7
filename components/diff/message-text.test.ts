import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/contract/json";
import { wordsOf } from "@/lib/i18n/words-of";
import { messageText } from "./message-text";

const words = wordsOf("en", "diff");
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
    expect(messageText(message("hello"), words)).toBe("hello");
    expect(
      messageText(
        message([
          { type: "text", text: "a" },
          { type: "text", text: "b" },
        ]),
        words,
      ),
    ).toBe("a\nb");
    expect(
      messageText(message([{ type: "toolResult", content: [{ type: "text", text: "done" }] }]), words),
    ).toBe("done");
  });

  it("names the tool that is called, with its arguments", () => {
    expect(messageText(message([{ type: "toolCall", name: "send", arguments: { to: 1 } }]), words)).toBe(
      'calls send {"to":1}',
    );
  });

  it("shows what it cannot read as it is, never as nothing", () => {
    expect(messageText(message({ odd: true }), words)).toContain('"odd": true');
  });
});
