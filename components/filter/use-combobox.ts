"use client";

import { type KeyboardEvent, useMemo, useState } from "react";
import { type FilterKey, type Suggestion, suggest } from "./suggest";

interface ComboboxOptions {
  keys: readonly FilterKey[];
  /** What was typed is finished: it becomes part of the query. */
  onTerm: (typed: string) => void;
  onRemoveLast: () => void;
}

/** What is being typed, what could be meant by it, and the keys that choose: arrows, Tab, Enter, Escape, Backspace. */
export function useCombobox({ keys, onTerm, onRemoveLast }: ComboboxOptions) {
  const [draft, setDraft] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [picked, setPicked] = useState<number | null>(null);
  const { of, items } = useMemo(() => suggest(draft, keys), [draft, keys]);
  const shown = isOpen && items.length > 0;
  // Behind a key only its values make sense; a bare word may be meant as it is.
  const active = picked ?? (of === null ? null : 0);

  const type = (text: string) => {
    setDraft(text);
    setPicked(null);
    setOpen(true);
  };
  const finish = (typed: string) => {
    type("");
    setOpen(false);
    if (typed.trim() !== "") onTerm(typed.trim());
  };
  const take = ({ kind, insert }: Suggestion) => (kind === "key" ? type(insert) : finish(insert));

  const move = (by: number) => {
    setOpen(true);
    if (!shown) return;
    const from = active ?? (by > 0 ? -1 : items.length);
    setPicked((from + by + items.length) % items.length);
  };
  const enter = () => {
    const item = shown && active !== null ? items[active] : undefined;
    if (item) take(item);
    else finish(draft);
  };
  /** Whether there was something to complete: else Tab goes on to the next control. */
  const complete = (): boolean => {
    const item = shown ? items[active ?? 0] : undefined;
    if (item === undefined || (draft === "" && active === null) || item.insert === draft) return false;
    type(item.insert);
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.metaKey || event.ctrlKey || event.altKey) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    switch (event.key) {
      case "ArrowDown":
        event.preventDefault();
        return move(1);
      case "ArrowUp":
        event.preventDefault();
        return move(-1);
      case "Enter":
        event.preventDefault();
        return enter();
      case "Tab":
        if (!event.shiftKey && complete()) event.preventDefault();
        return;
      case " ":
        if (!isFinished(draft, keys)) return;
        event.preventDefault();
        return finish(draft);
      case "Backspace":
        if (selectionStart === 0 && selectionEnd === 0) onRemoveLast();
        return;
      case "Escape":
        event.preventDefault();
        if (shown) return setOpen(false);
        if (draft !== "") return type("");
        return event.currentTarget.blur();
    }
  };

  return {
    draft,
    type,
    take,
    finish,
    onKeyDown,
    open: () => setOpen(true),
    close: () => setOpen(false),
    list: { of, items: shown ? items : [], active },
  };
}

/** A term with a known key is finished by a space; words wait for Enter, and open quotation marks for their end. */
function isFinished(draft: string, keys: readonly FilterKey[]): boolean {
  const [, name, value = ""] = /^-?([A-Za-z][\w-]*):(.+)$/s.exec(draft) ?? [];
  const isOpenQuote = (value.replace(/\\./g, "").split('"').length - 1) % 2 === 1;
  return keys.some(({ key }) => key === name) && value !== "" && !isOpenQuote && !value.endsWith(",");
}
