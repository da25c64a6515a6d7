import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { align } from "./align";

const letters = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 30 });

describe("align", () => {
  it("accounts for every item of both lists once and in order", () => {
    fc.assert(
      fc.property(letters, letters, (from, to) => {
        const stretches = align(from, to, (item) => item);
        expect(stretches.flatMap((stretch) => stretch.from)).toEqual(from);
        expect(stretches.flatMap((stretch) => stretch.to)).toEqual(to);
        expect(
          stretches
            .filter((stretch) => stretch.same)
            .every((stretch) => stretch.from.join() === stretch.to.join()),
        ).toBe(true);
      }),
    );
  });

  it("finds one insertion in the middle as one insertion", () => {
    const list = Array.from({ length: 1000 }, (_, index) => `item ${index}`);
    const longer = [...list.slice(0, 500), "new", ...list.slice(500)];
    const different = align(list, longer, (item) => item).filter((stretch) => !stretch.same);
    expect(different).toEqual([{ same: false, from: [], to: ["new"], fromIndex: 500, toIndex: 500 }]);
  });
});
