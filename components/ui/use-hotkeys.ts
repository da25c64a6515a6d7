"use client";

import { useEffect, useRef } from "react";

type Hotkeys = Record<string, ((event: KeyboardEvent) => void) | undefined>;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const isModalOpen = (): boolean => document.querySelector('[role="dialog"][data-state="open"]') !== null;

/**
 * Single keys for the page: the key as `KeyboardEvent.key`, letters in lower case. Silent inside fields, with a
 * modifier held, and while a window is open over the page.
 */
export function useHotkeys(hotkeys: Hotkeys): void {
  const current = useRef(hotkeys);
  useEffect(() => {
    current.current = hotkeys;
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.metaKey || event.ctrlKey || event.altKey) return;
      if (isTyping(event.target) || isModalOpen()) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const run = current.current[key];
      if (!run) return;
      event.preventDefault();
      run(event);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
