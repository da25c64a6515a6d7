"use client";

import { useEffect } from "react";
import { PAGE_ID } from "./page-id";

let windows = 0;

/** Takes the page behind an open window out of reach of the mouse, the keyboard and screen readers; all of it, links too. */
export function useInertPage(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    windows += 1;
    setInert(true);
    return () => {
      windows -= 1;
      setInert(windows > 0);
    };
  }, [open]);
}

function setInert(isInert: boolean): void {
  const page = document.getElementById(PAGE_ID);
  if (page !== null) page.inert = isInert;
}
