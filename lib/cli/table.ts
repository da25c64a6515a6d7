import { paint, plain } from "./terminal";

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu;

/** How many columns of a terminal a text takes. */
const widthOf = (text: string): number => [...text].length + (text.match(WIDE)?.length ?? 0);

/** Columns under their titles, two spaces apart. Cells are made harmless for the terminal. */
export function table(titles: string[], rows: string[][]): string {
  const cells = rows.map((row) => row.map(plain));
  const widths = titles.map((title, column) =>
    Math.max(widthOf(title), ...cells.map((row) => widthOf(row[column] ?? ""))),
  );
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))))
      .join("  ")
      .trimEnd();
  return [paint("dim", line(titles)), ...cells.map(line)].join("\n");
}
