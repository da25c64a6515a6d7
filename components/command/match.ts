/** How well a text answers what was typed, from 0 (not at all) to 1 (begins with it). Every typed word must be in it. */
export function scoreOf(text: string, typed: string, keywords: readonly string[] = []): number {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return 1;
  const label = text.toLowerCase();
  if (label.startsWith(wanted)) return 1;
  if (isWordStart(label, wanted)) return 0.9;
  if (label.includes(wanted)) return 0.8;
  const words = wanted.split(/\s+/);
  if (words.every((word) => label.includes(word))) return 0.7;
  const all = [label, ...keywords].join(" ").toLowerCase();
  return words.every((word) => all.includes(word)) ? 0.5 : 0;
}

const isWordStart = (text: string, wanted: string): boolean =>
  [" ", "-", "_", ":", "/"].some((gap) => text.includes(`${gap}${wanted}`));

export interface Piece {
  text: string;
  hit: boolean;
}

/** Cuts a text where it matches what was typed. */
export function piecesOf(text: string, typed: string): Piece[] {
  const words = typed.trim().split(/\s+/).filter(Boolean).map(escapeRegExp);
  if (words.length === 0) return [{ text, hit: false }];
  return text
    .split(new RegExp(`(${words.join("|")})`, "gi"))
    .map((piece, index) => ({ text: piece, hit: index % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
