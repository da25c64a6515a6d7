const WHOLE_KEY = 100_000;

/** How specific a pattern is for a text: a whole text before any pattern, then by the characters that are no `*`. 0 when it does not match. */
export function weighPattern(pattern: string, text: string): number {
  if (!pattern.includes("*")) return pattern === text ? WHOLE_KEY : 0;
  return matchesPattern(pattern, text) ? 1 + pattern.replaceAll("*", "").length : 0;
}

/** Whether `text` is what the pattern says, with `*` for any characters. Takes no longer than both are long, multiplied. */
export function matchesPattern(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
