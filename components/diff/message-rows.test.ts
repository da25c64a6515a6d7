import { describe, expect, it } from "vitest";
import { type MessageRow, messageRows } from "./message-rows";
import { aDiff, aMessage, aMessageChange } from "./testing/a-diff";

const told = (row: MessageRow): string => {
  if (row.kind === "fold") return `fold ${row.count}`;
  return row.kind === "same" ? `same ${row.message.id}` : `${row.change.op} ${row.at}`;
};

describe("messageRows", () => {
  // 0 1 2 stay, 3 4 go, 5 stays, a new one comes, 6 to 9 stay.
  const messages = [
    aMessageChange("removed", 3),
    aMessageChange("removed", 4, { isError: true }),
    aMessageChange("added", 4),
  ];
  const diff = aDiff({ context: { removed: 2, added: 1, changed: 0, same: 8, messages } });
  const folded = { failedOnly: false, opened: new Set<number>(), side: null };

  it("folds what did not change, before, between and after", () => {
    expect(messageRows(diff, folded).map(told)).toEqual([
      "fold 3",
      "removed 0",
      "removed 1",
      "fold 1",
      "added 2",
      "fold 4",
    ]);
  });

  it("shows only the failed calls when asked", () => {
    expect(messageRows(diff, { ...folded, failedOnly: true }).map(told)).toEqual(["removed 1"]);
  });

  it("opens a fold with the messages of either side", () => {
    const from = {
      of: "from",
      messages: Array.from({ length: 10 }, (_m, at) => aMessage(`f${at}`)),
    } as const;
    const to = { of: "to", messages: Array.from({ length: 9 }, (_m, at) => aMessage(`t${at}`)) } as const;
    const rowsOf = (side: typeof from | typeof to) =>
      messageRows(diff, { failedOnly: false, opened: "all", side }).map(told);
    expect(rowsOf(from)).toContain("same f5");
    expect(rowsOf(to)).toContain("same t3");
    expect(rowsOf(from).filter((row) => row.startsWith("same"))).toHaveLength(8);
    expect(rowsOf(to).at(-1)).toBe("same t8");
  });
});
