"use client";

import { Command } from "cmdk";
import type { ReactNode } from "react";
import { Keys } from "./keys";
import { piecesOf } from "./match";

/** One thing that the palette can do or open. */
export interface PaletteEntry {
  id: string;
  icon: ReactNode;
  label: string;
  /** State, number, consequence: after the label. */
  detail?: string | undefined;
  /** Found by these too. */
  keywords?: readonly string[] | undefined;
  keys?: readonly string[] | undefined;
  /** At the right, instead of keys. */
  mark?: ReactNode;
  /** Why it cannot be done now. */
  blocked?: string | null | undefined;
  /** Where it leads, when it only leads somewhere. */
  href?: string | undefined;
  /** Stays in the palette instead of closing it. */
  stay?: (() => void) | undefined;
  run?: (() => void) | undefined;
}

interface PaletteItemProps {
  entry: PaletteEntry;
  typed: string;
  onPick: (entry: PaletteEntry) => void;
}

export const PaletteItem = ({ entry, typed, onPick }: PaletteItemProps) => (
  <Command.Item
    value={entry.id}
    keywords={[entry.label, ...(entry.keywords ?? [])]}
    disabled={Boolean(entry.blocked)}
    onSelect={() => onPick(entry)}
    className="palette-item"
  >
    <span aria-hidden="true" className="inline-flex w-4 justify-center text-ink-3">
      {entry.icon}
    </span>
    <span className="max-w-[75%] shrink-0 truncate">
      <Marked text={entry.label} typed={typed} />
    </span>
    <span className="min-w-0 flex-1 truncate text-ink-3 text-small">
      <Marked text={entry.detail ?? ""} typed={typed} />
    </span>
    {entry.mark}
    {entry.keys ? <Keys keys={entry.keys} /> : null}
  </Command.Item>
);

const Marked = ({ text, typed }: { text: string; typed: string }) =>
  piecesOf(text, typed).map(({ text: piece, hit }, index) =>
    hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same piece may come twice
      <mark key={index} className="bg-transparent font-medium text-action">
        {piece}
      </mark>
    ) : (
      piece
    ),
  );
