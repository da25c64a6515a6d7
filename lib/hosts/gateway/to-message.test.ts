import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { HistoryPage, TranscriptMessage } from "./frames";
import { toMessage } from "./to-message";

// A page of a real gateway.
const text = readFileSync(new URL("../../../e2e/gateway/fixtures/history.json", import.meta.url), "utf8");
const page = () => HistoryPage.parse(JSON.parse(text));

describe("toMessage", () => {
  it("reads role, content, tool and time of stored messages", () => {
    const [user, call, result] = page().messages.map(toMessage);

    expect(user).toMatchObject({ role: "user", kind: "message", complete: true, isError: false });
    expect(user?.createdAt).toBe("2026-11-22T06:51:50.281Z");
    expect(call?.content).toMatchObject([{ type: "toolCall", name: "write" }]);
    expect(result).toMatchObject({ role: "toolResult", toolName: "write", toolCallId: "call_4" });
    expect(result?.details).toMatchObject({ details: { created: true } });
  });

  it("reads the same message equal although the gateway recorded it anew", () => {
    const stored = page().messages;
    const restored = page().messages.map((message) => ({
      ...message,
      __openclaw: {
        ...message.__openclaw,
        seq: 99,
        recordTimestampMs: 1,
        transcriptPosition: { source: "another generation", rawSeq: 42 },
      },
    }));

    expect(restored.map(toMessage)).toEqual(stored.map(toMessage));
  });

  it("says when the gateway cut a message or left a picture out", () => {
    const message = (content: unknown, meta: object = {}) =>
      toMessage(TranscriptMessage.parse({ role: "assistant", content, __openclaw: { id: "m", ...meta } }));

    expect(message("cut", { truncated: true, reason: "display-cap" }).complete).toBe(false);
    expect(message([{ type: "image", omitted: true, bytes: 70 }]).complete).toBe(false);
    expect(message([{ type: "image", source: { omitted: true } }]).complete).toBe(false);
    expect(message([{ type: "text", text: "whole" }]).complete).toBe(true);
  });

  it("tells compactions and resets from messages", () => {
    const kindOf = (kind: string) =>
      toMessage(TranscriptMessage.parse({ role: "system", content: [], __openclaw: { id: "m", kind } })).kind;

    expect(["compaction", "reset", "other"].map(kindOf)).toEqual(["compaction", "reset", "message"]);
  });
});
