import { QUERY_KEY_TYPES } from "@/lib/contract/parse-query";
import { isQueryKey } from "@/lib/contract/query";

/** One term or word of a query as it was typed, and where it stands in the text. */
export interface Piece {
  text: string;
  at: number;
}

/** Cuts a query at its spaces; those between quotation marks do not count. What cannot be parsed is cut all the same. */
export function splitPieces(query: string): Piece[] {
  return [...query.matchAll(/(?:"(?:[^"\\]|\\.)*(?:"|$)|[^\s"])+/gs)].map((match) => ({
    text: match[0],
    at: match.index,
  }));
}

const join = (texts: readonly string[]): string => texts.join(" ");

const textsOf = (query: string): string[] => splitPieces(query).map(({ text }) => text);

/** The query with what was typed at its end; a term that is there already is not repeated. */
export function addPieces(query: string, typed: string): string {
  return join([...new Set([...textsOf(query), ...textsOf(typed)])]);
}

export const removePiece = (query: string, index: number): string =>
  join(textsOf(query).filter((_, at) => at !== index));

/** Which piece a problem at that position belongs to; the last one when it lies behind all of them. */
export function pieceAt(pieces: readonly Piece[], position: number): number {
  const hit = pieces.findIndex(({ text, at }) => position < at + text.length);
  return hit === -1 ? pieces.length - 1 : hit;
}

const TERM = /^([A-Za-z][\w-]*):(.+)$/s;

/** The value of a term if it may stand beside another of its key as an alternative: `status:failing,degraded`. */
function alternative(text: string): { key: string; value: string } | undefined {
  const [, key = "", value] = TERM.exec(text) ?? [];
  if (value === undefined || !isQueryKey(key) || typeof QUERY_KEY_TYPES[key] !== "object") return undefined;
  return { key, value };
}

/** Whether a query asks for the term, also as one of several alternatives. */
export const hasTerm = (query: string, term: string): boolean => findTerm(textsOf(query), term) !== -1;

function findTerm(texts: readonly string[], term: string): number {
  const wanted = alternative(term);
  return texts.findIndex((text) => {
    if (text === term) return true;
    const found = alternative(text);
    if (wanted === undefined || found?.key !== wanted.key) return false;
    return found.value.split(",").includes(wanted.value);
  });
}

/**
 * Adds a term, or takes it away. Where a thing has one value only, such as a status, a second one becomes an
 * alternative: both at once would match nothing.
 */
export function toggleTerm(query: string, term: string): string {
  const texts = textsOf(query);
  const at = findTerm(texts, term);
  const wanted = alternative(term);
  if (at !== -1) {
    const rest = wanted ? valuesOf(texts[at]).filter((value) => value !== wanted.value) : [];
    return join(
      rest.length > 0 && wanted ? texts.with(at, `${wanted.key}:${rest.join(",")}`) : texts.toSpliced(at, 1),
    );
  }
  const beside = wanted ? texts.findIndex((text) => alternative(text)?.key === wanted.key) : -1;
  if (beside === -1 || wanted === undefined) return join([...texts, term]);
  return join(texts.with(beside, `${texts[beside]},${wanted.value}`));
}

const valuesOf = (text: string | undefined): string[] => alternative(text ?? "")?.value.split(",") ?? [];
