import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyContent, editedPair, messages } from "@/lib/engine/testing/arbitrary-state";
import { canonicalJson } from "./canonical";
import { normalise } from "./content";
import { encodeState, readContent } from "./state-tree";

const noBlobs = () => Promise.reject(new Error("nothing is stored"));

const encode = (content: Parameters<typeof encodeState>[0] & { messages: ReturnType<typeof messages> }) =>
  encodeState(content, { kind: "full", messages: content.messages });

describe("the stored form of a state", () => {
  it("gives back exactly what was captured, for any content", async () => {
    await fc.assert(
      fc.asyncProperty(anyContent, async (content) => {
        const { root, blobs } = await encode(content);
        const read = await readContent(blobs.over(noBlobs), root);
        expect(read).toEqual({ ...normalise(content), messages: content.messages });
      }),
    );
  });

  it("has equal digests for equal states and different digests for different states", async () => {
    await fc.assert(
      fc.asyncProperty(editedPair, async ([a, b]) => {
        const equal =
          canonicalJson({ ...normalise(a), messages: a.messages }) ===
          canonicalJson({ ...normalise(b), messages: b.messages });
        expect((await encode(a)).digest === (await encode(b)).digest).toBe(equal);
      }),
      { numRuns: 300 },
    );
  });

  it("is the same tree whether messages were captured at once or appended in any pieces", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 }),
        async (pieces) => {
          const total = pieces.reduce((sum, piece) => sum + piece, 0);
          const base = { present: true, memoryFiles: {}, files: [], tools: [], skills: [], settings: {} };
          const whole = await encode({ ...base, messages: messages(0, total) });
          let at = 0;
          let grown = await encode({ ...base, messages: [] });
          let read = grown.blobs.over(noBlobs);
          for (const piece of pieces) {
            const appended = messages(at, at + piece);
            grown = await encodeState(base, {
              kind: "appended",
              to: grown.root.parts.context.digest,
              messages: appended,
              read,
            });
            read = grown.blobs.over(read);
            at += piece;
          }
          expect(grown.digest).toBe(whole.digest);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("writes only the edge of a long context when ten messages are appended", async () => {
    const base = { present: true, memoryFiles: {}, files: [], tools: [], skills: [], settings: {} };
    const first = await encode({ ...base, messages: messages(0, 10_000) });
    const next = await encodeState(base, {
      kind: "appended",
      to: first.root.parts.context.digest,
      messages: messages(10_000, 10_010),
      read: first.blobs.over(noBlobs),
    });
    const known = new Set(first.blobs.all().map((blob) => blob.digest));
    const written = next.blobs.all().filter((blob) => !known.has(blob.digest));
    expect(written.reduce((sum, blob) => sum + blob.bytes.length, 0)).toBeLessThan(first.sizeBytes / 20);
  });

  it("counts an empty memory file as absent", async () => {
    const base = { present: true, messages: [], files: [], tools: [], skills: [], settings: {} };
    const without = await encode({ ...base, memoryFiles: {} });
    const empty = await encode({ ...base, memoryFiles: { "MEMORY.md": "" } });
    expect(empty.digest).toBe(without.digest);
  });

  it("never has a piece of the tree that a file's text could be taken for", async () => {
    const base = {
      present: true,
      messages: messages(0, 300),
      memoryFiles: {},
      files: [],
      tools: [],
      skills: [],
      settings: {},
    };
    const { blobs } = await encode(base);
    const decoder = new TextDecoder("utf-8", { fatal: true });
    for (const { bytes } of blobs.all()) expect(() => decoder.decode(bytes)).toThrow();
  });
});
