"use client";

import { useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { announce } from "@/components/ui/announcer";
import type { Diff } from "@/lib/contract/diff";
import { type ChangePlace, changePlaces, MESSAGE_BLOCK, messageBlockId } from "./changes";

/** A stretch that comes near the window is drawn within this many frames. */
const FRAMES = 20;

/** Walks from change to change: N and P. Says which one it came to. */
export function useChangeWalk(diff: Diff | undefined) {
  const words = useTranslations("diff.strip");
  const places = useMemo(() => (diff === undefined ? [] : changePlaces(diff)), [diff]);
  const [at, setAt] = useState<number | null>(null);
  const walk = useRef(0);

  const step = (by: 1 | -1) => {
    if (places.length === 0) return;
    const from = at ?? (by === 1 ? -1 : places.length);
    const next = Math.min(places.length - 1, Math.max(0, from + by));
    const place = places[next];
    if (place === undefined) return;
    setAt(next);
    walk.current += 1;
    bringIntoView(place, walk);
    announce(words("changeOf", { at: String(next + 1), of: String(places.length) }));
  };
  return { at, of: places.length, next: () => step(1), previous: () => step(-1) };
}

/** Focuses the change; what holds it is scrolled to first when it is not drawn yet. A newer walk ends this one. */
function bringIntoView(place: ChangePlace, walk: { current: number }): void {
  const mine = walk.current;
  const tryFor = (frames: number) => {
    if (walk.current !== mine) return;
    const change = document.getElementById(place.id);
    const near = change ?? document.getElementById(blockOf(place) ?? place.within);
    near?.scrollIntoView({ block: change === null ? "start" : "nearest" });
    if (change !== null) return change.focus({ preventScroll: true });
    if (frames > 0) requestAnimationFrame(() => tryFor(frames - 1));
    else near?.focus({ preventScroll: true });
  };
  tryFor(FRAMES);
}

/** The stretch of messages that will hold the change, when only changed messages are before it. */
function blockOf({ id, within }: ChangePlace): string | undefined {
  if (within !== "context") return undefined;
  return messageBlockId(Math.floor(Number(id.split("-").at(-1)) / MESSAGE_BLOCK));
}
