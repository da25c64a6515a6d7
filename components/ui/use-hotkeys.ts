"use client";

import { getHotkeyManager, getSequenceManager, type RawHotkey } from "@tanstack/react-hotkeys";
import { useEffect, useRef } from "react";
import { usePreferences } from "./preferences-provider";

/** What each key does, undefined while it does nothing: `{ c: compare, "Mod+k": find, "g s": goToSessions }`. */
type Hotkeys = Record<string, ((event: KeyboardEvent) => void) | undefined>;

interface HotkeyOptions {
  /** Also while a window or a menu is open over the page. */
  overWindows?: boolean;
}

const OPEN_WINDOW = [
  ":popover-open",
  // Asked for and still on its way: what is typed meanwhile is not meant for the page.
  "[data-window-coming]",
  ...["dialog", "alertdialog", "menu", "listbox"].map((role) => `[role="${role}"][data-state="open"]`),
].join(",");
const SEQUENCE_MS = 1000;

const isWindowOpen = (): boolean => document.querySelector(OPEN_WINDOW) !== null;

/** While a command presses a key for the reader: that works with keys switched off too. */
let isCommanded = false;

/**
 * Keys of the page: a key as `KeyboardEvent.key` with letters in lower case, with modifiers in front (`Mod` is ⌘ on
 * Apple machines, else Ctrl), or two keys one after the other. Silent inside fields, unless Ctrl or ⌘ is held, and
 * while a window is open over the page. Keys that write a character are off when the reader switched them off
 * (WCAG 2.1.4). Of two that want the same key the inner component gets it.
 */
export function useHotkeys(hotkeys: Hotkeys, { overWindows = false }: HotkeyOptions = {}): void {
  const { shortcuts } = usePreferences();
  const current = useRef({ hotkeys, shortcuts, overWindows });
  useEffect(() => {
    current.current = { hotkeys, shortcuts, overWindows };
  });

  const wired = Object.keys(hotkeys)
    .filter((keys) => hotkeys[keys] !== undefined)
    .join("\n");
  useEffect(() => {
    const press = (keys: string, event: KeyboardEvent) => {
      const { hotkeys, shortcuts, overWindows } = current.current;
      if (event.defaultPrevented || event.repeat || !(overWindows || !isWindowOpen())) return;
      if (!isCommanded && ((!shortcuts && writesCharacter(keys)) || isSecondOfSequence(keys))) return;
      const run = hotkeys[keys];
      if (run === undefined) return;
      event.preventDefault();
      run(event);
    };
    const handles = (wired === "" ? [] : wired.split("\n")).map((keys) => register(keys, press));
    return () => {
      for (const handle of handles) handle.unregister();
    };
  }, [wired]);
}

/** Does what a key of this page does, as if it had been pressed. False when the page has no such key now. */
export function pressHotkey(key: string): boolean {
  const wanted = findRegistration(key);
  if (wanted === undefined) return false;
  isCommanded = true;
  try {
    return getHotkeyManager().triggerRegistration(wanted.id);
  } finally {
    isCommanded = false;
  }
}

/** Whether this page does something with a key now. */
export const isHotkeyWired = (key: string): boolean => findRegistration(key) !== undefined;

const findRegistration = (key: string) =>
  [...getHotkeyManager().registrations.state.values()].find(
    ({ parsedHotkey }) => parsedHotkey.modifiers.length === 0 && parsedHotkey.key === spelling(key),
  );

// Who comes first, and whether the browser may still act, is decided in `press`.
const OPTIONS = { conflictBehavior: "allow", preventDefault: false, stopPropagation: false } as const;

function register(keys: string, press: (keys: string, event: KeyboardEvent) => void) {
  const options = { ...OPTIONS, target: window };
  const callback = (event: KeyboardEvent) => press(keys, event);
  const steps = keys.split(" ");
  // The types of the library list every single key; ours are checked by the tests that press them.
  if (steps.length > 1)
    return getSequenceManager().register(steps.map(spelling) as never, callback, {
      ...options,
      timeout: SEQUENCE_MS,
    });
  return getHotkeyManager().register(toRaw(keys), callback, {
    ...options,
    ...(keys === "Escape" ? { ignoreInputs: true } : {}),
  });
}

const spelling = (key: string): string => (key.length === 1 ? key.toUpperCase() : key);

function toRaw(keys: string): RawHotkey {
  const parts = keys.split(/\+(?=.)/);
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier);
  return {
    key: spelling(parts.at(-1) ?? keys),
    ...(has("Mod") ? { mod: true } : {}),
    ...(has("Shift") ? { shift: true } : {}),
    ...(has("Alt") ? { alt: true } : {}),
  };
}

/** Whether a key, or the first of two, is one that would write something in a field. */
const writesCharacter = (keys: string): boolean => !keys.includes("Mod+") && /^(?:.|. .)$/.test(keys);

/** Whether a key is the second of two whose first has just been pressed: then only the pair means something. */
function isSecondOfSequence(keys: string): boolean {
  if (keys.includes(" ")) return false;
  return [...getSequenceManager().registrations.state.values()].some(
    ({ sequence, matchedStepCount, partialMatchLastKeyTime }) =>
      matchedStepCount > 0 &&
      Date.now() - partialMatchLastKeyTime <= SEQUENCE_MS &&
      sequence[matchedStepCount] === spelling(keys),
  );
}
