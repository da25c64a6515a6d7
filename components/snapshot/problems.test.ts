import { describe, expect, it } from "vitest";
import { SnapshotName, Tag, Tags } from "@/lib/contract/snapshot";
import { nameProblem, tagProblem } from "./problems";

const problemOfName = (name: string) => {
  const { error } = SnapshotName.safeParse(name);
  return error && nameProblem(error);
};
const problemOfTag = (tag: string, others: string[] = []) =>
  tagProblem(Tag.safeParse(tag).error, Tags.safeParse([...others, tag]).error);

describe("problems", () => {
  it("tell what is wrong with a name", () => {
    expect(["", "a".repeat(121), "a\u0007b", "fine"].map(problemOfName)).toEqual([
      "empty",
      "long",
      "control",
      undefined,
    ]);
  });

  it("tell what is wrong with a tag, and with too many of them", () => {
    expect(["", "a".repeat(61), "a b"].map((tag) => problemOfTag(tag))).toEqual(["empty", "long", "sign"]);
    expect(problemOfTag("audit", ["audit"])).toBe("twice");
    expect(
      problemOfTag(
        "last",
        Array.from({ length: 32 }, (_none, index) => `t${index}`),
      ),
    ).toBe("many");
  });
});
