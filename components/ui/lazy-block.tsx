"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** Drawn before it comes into view, so that nobody sees it missing. */
const AHEAD = "1200px";

interface LazyBlockProps {
  id?: string;
  /** How high it will be, in px: what stands below does not move when it is drawn. */
  height: number;
  /** Draw it at once: it is among the first that are seen. */
  eager?: boolean;
  children: () => ReactNode;
}

/** A stretch of a long list that is drawn when it comes near the window, and then skipped by the browser out of sight. */
export function LazyBlock({ id, height, eager = false, children }: LazyBlockProps) {
  const box = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(eager);

  useEffect(() => {
    if (near || box.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      { rootMargin: `${AHEAD} 0px` },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [near]);

  return (
    <div
      ref={box}
      id={id}
      role="none"
      style={near ? { contentVisibility: "auto", containIntrinsicHeight: `auto ${height}px` } : { height }}
    >
      {near ? children() : null}
    </div>
  );
}
