import { describe, expect, it } from "vitest";
import { aSnapshot } from "@/components/timeline/testing/a-snapshot";
import { rollbackSide } from "./rollback-side";

describe("rollbackSide", () => {
  const [older, newer] = [aSnapshot(10), aSnapshot(20)];

  it("is the snapshot that is compared with now, on whichever side", () => {
    expect(rollbackSide("current", older.id, [])).toBe(older.id);
    expect(rollbackSide(older.id, "current", [])).toBe(older.id);
    expect(rollbackSide("current", "current", [])).toBeNull();
  });

  it("is the older one of two, also when the list does not have them", () => {
    for (const known of [[older, newer], []]) {
      expect(rollbackSide(newer.id, older.id, known)).toBe(older.id);
      expect(rollbackSide(older.id, newer.id, known)).toBe(older.id);
    }
  });
});
