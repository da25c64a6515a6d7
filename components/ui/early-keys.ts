import { isApple } from "./is-apple";

const FIELD = "textarea, select, [contenteditable], input:not([type=button], [type=submit], [type=reset])";

/** A key as it is wired: `c`, `?`, `Mod+k`, `Alt+ArrowUp`. Shift is only told where it does not write another character. */
export function spelled(event: KeyboardEvent): string {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const [mod, other] = isApple() ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  const isLetter = /^\p{Letter}$/u.test(key);
  return [
    mod ? "Mod+" : "",
    other ? "Other+" : "",
    altKey ? "Alt+" : "",
    shiftKey && (isLetter || key.length > 1) ? "Shift+" : "",
    isLetter ? key.toLowerCase() : key,
  ].join("");
}

/** Whether a key writes something where it was pressed. */
export const isInField = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest(FIELD) !== null;
