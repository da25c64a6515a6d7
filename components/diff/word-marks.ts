import { diffWordsWithSpace } from "diff";

/** A stretch of a line; `marked` where the other side differs. */
export interface WordPiece {
  text: string;
  marked: boolean;
}

/** A line longer than this is not looked at word by word. */
const LONGEST_LINE = 2000;
const MOST_EDITS = 120;
const LONGEST_MS = 200;
/** With less than this share in common, marking words says nothing: the whole line is new. */
const LEAST_IN_COMMON = 0.3;

/** The words of `text` that `other` does not have. The whole line unmarked when the two have too little in common. */
export function markWords(text: string, other: string): WordPiece[] {
  const whole = [{ text, marked: false }];
  if (text.length > LONGEST_LINE || other.length > LONGEST_LINE) return whole;
  const changes = diffWordsWithSpace(other, text, { maxEditLength: MOST_EDITS, timeout: LONGEST_MS });
  if (changes === undefined) return whole;
  const common = changes
    .filter((change) => !change.added && !change.removed)
    .reduce((sum, change) => sum + change.value.length, 0);
  if (common < text.length * LEAST_IN_COMMON) return whole;
  return withCurrency(
    changes
      .filter((change) => !change.removed)
      .map((change) => ({ text: change.value, marked: change.added })),
  );
}

/** An amount is one word with the sign before it: €500. */
const withCurrency = (pieces: readonly WordPiece[]): WordPiece[] =>
  pieces
    .map((piece, index) => {
      const before = pieces[index - 1];
      const sign = piece.marked && before?.marked === false ? (SIGN_AT_END.exec(before.text)?.[0] ?? "") : "";
      const isBeforeAmount = !piece.marked && pieces[index + 1]?.marked === true;
      return { ...piece, text: sign + (isBeforeAmount ? piece.text.replace(SIGN_AT_END, "") : piece.text) };
    })
    .filter(({ text }) => text !== "");

const SIGN_AT_END = /\p{Sc}$/u;
