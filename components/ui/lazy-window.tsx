"use client";

import { type ReactNode, Suspense, useState } from "react";

interface LazyWindowProps {
  open: boolean;
  /** A window whose code is fetched when it is drawn first. */
  children: ReactNode;
}

/**
 * A window that is not loaded before it is wanted. From then on it stays, for its focus to find back when it closes; while
 * it is on its way the page takes no keys (`useHotkeys`).
 */
export function LazyWindow({ open, children }: LazyWindowProps) {
  const [wasOpen, setWasOpen] = useState(false);
  if (open && !wasOpen) setWasOpen(true);
  if (!wasOpen) return null;
  return <Suspense fallback={open ? <span hidden data-window-coming /> : null}>{children}</Suspense>;
}
