import { describe, expect, it } from "vitest";
import { addPieces, hasTerm, pieceAt, removePiece, splitPieces, toggleTerm } from "./pieces";

describe("splitPieces", () => {
  it("cuts at spaces outside quotation marks and knows where each piece stands", () => {
    expect(splitPieces('  status:failing  session:"a b" "two words" -tag:x')).toEqual([
      { text: "status:failing", at: 2 },
      { text: 'session:"a b"', at: 18 },
      { text: '"two words"', at: 32 },
      { text: "-tag:x", at: 44 },
    ]);
  });

  it("keeps what cannot be parsed: a mark that is never closed runs to the end", () => {
    expect(splitPieces('agent:"main and more').map(({ text }) => text)).toEqual(['agent:"main and more']);
    expect(splitPieces("status: colour:blue").map(({ text }) => text)).toEqual(["status:", "colour:blue"]);
  });
});

describe("addPieces and removePiece", () => {
  it("add at the end, and nothing twice", () => {
    expect(addPieces("updated:<24h", "agent:main  refund")).toBe("updated:<24h agent:main refund");
    expect(addPieces("agent:main", "agent:main")).toBe("agent:main");
  });

  it("remove the one that was meant", () => {
    expect(removePiece("a b c", 1)).toBe("a c");
    expect(removePiece("a", 0)).toBe("");
  });
});

describe("pieceAt", () => {
  it("finds the piece of a problem, and takes the last one for a problem behind the text", () => {
    const pieces = splitPieces("updated:<24h colour:blue status:");
    expect([0, 13, 20, 31, 32].map((position) => pieceAt(pieces, position))).toEqual([0, 1, 1, 2, 2]);
  });
});

describe("toggleTerm", () => {
  it("adds a term and takes it away again", () => {
    expect(toggleTerm("updated:<24h", "tag:audit")).toBe("updated:<24h tag:audit");
    expect(toggleTerm("updated:<24h tag:audit", "tag:audit")).toBe("updated:<24h");
  });

  it("makes a second status an alternative, because both at once would match nothing", () => {
    expect(toggleTerm("status:failing", "status:degraded")).toBe("status:failing,degraded");
    expect(toggleTerm("status:failing,degraded x", "status:failing")).toBe("status:degraded x");
    expect(toggleTerm("tag:audit", "tag:release")).toBe("tag:audit tag:release");
  });

  it("leaves an excluding term alone", () => {
    expect(toggleTerm("-status:failing", "status:degraded")).toBe("-status:failing status:degraded");
    expect(hasTerm("-status:failing", "status:failing")).toBe(false);
    expect(hasTerm("status:idle,failing", "status:failing")).toBe(true);
  });
});
