"use client";

import { useEffect, useRef } from "react";
import { listenToKeys, pageHotkeys } from "./hotkeys";
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

const isWindowOpen = (): boolean => document.querySelector(OPEN_WINDOW) !== null;

/** While a command presses a key for the reader: that works with keys switched off too. */
let isCommanded = false;

/**
 * Keys of the page: a key as `KeyboardEvent.key` with letters in lower case, with modifiers in front (`Mod` is ⌘ on
 * Apple machines, else Ctrl), or two keys one after the other. Silent inside fields, but for F keys and while Ctrl or ⌘ is held, and
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
      if (!isCommanded && !shortcuts && writesCharacter(keys)) return;
      const run = hotkeys[keys];
      if (run === undefined) return;
      event.preventDefault();
      run(event);
    };
    listenToKeys();
    const unwire = (wired === "" ? [] : wired.split("\n")).map((keys) =>
      pageHotkeys.wire({ keys, press: (event) => press(keys, event) }),
    );
    return () => {
      for (const take of unwire) take();
    };
  }, [wired]);
}

/** Does what a key of this page does, as if it had been pressed. False when the page has no such key now. */
export function pressHotkey(key: string): boolean {
  const wanted = pageHotkeys.find(key);
  if (wanted === undefined) return false;
  isCommanded = true;
  try {
    wanted.press(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    return true;
  } finally {
    isCommanded = false;
  }
}

/** Whether this page does something with a key now. */
export const isHotkeyWired = (key: string): boolean => pageHotkeys.find(key) !== undefined;

/** Whether a key, or the first of two, is one that would write something in a field. */
const writesCharacter = (keys: string): boolean => !keys.includes("Mod+") && /^(?:.|. .)$/.test(keys);
