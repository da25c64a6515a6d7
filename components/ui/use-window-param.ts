"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useCallback, useEffect, useRef } from "react";

const PARAM = "window";
const TEXT = parseAsString.withDefault("").withOptions({ scroll: false });

interface WindowParam {
  isOpen: boolean;
  open: () => void;
  /** Closes it as Back does. */
  close: () => void;
  /** Closes it where a press goes on to something else of the page: going back would take that with it. */
  leave: () => void;
}

/** Whether the window of that name is open, as the address has it: a link opens it again, and Back closes it. */
export function useWindowParam(name: string): WindowParam {
  const [shown, setShown] = useQueryState(PARAM, TEXT);
  const isOpen = shown === name;
  /** The entry of the history before this one is the page without the window. */
  const isPushed = useRef(false);
  useEffect(() => {
    if (!isOpen) isPushed.current = false;
  }, [isOpen]);

  const open = useCallback(() => {
    isPushed.current = true;
    void setShown(name, { history: "push" });
  }, [name, setShown]);
  const leave = useCallback(() => void setShown(null, { history: "replace" }), [setShown]);
  const close = useCallback(() => {
    // The address follows a moment later than the click.
    const isThere = new URLSearchParams(window.location.search).get(PARAM) === name;
    if (isPushed.current && isThere) window.history.back();
    else leave();
  }, [name, leave]);
  return { isOpen, open, close, leave };
}
