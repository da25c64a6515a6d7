"use client";

import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/use-format";
import { useRoving } from "@/components/ui/use-roving";
import type { StateRef } from "@/lib/contract/ids";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { pickerGroups } from "./picker-groups";
import { StateLabel } from "./state-label";

interface StateOptionsProps {
  value: StateRef;
  session: Session;
  snapshots: Snapshot[];
  older: { has: boolean; load: () => void; loading: boolean };
  onPick: (ref: StateRef) => void;
}

/** The states to choose from: last healthy first, then now, then by day. Typing narrows, Enter takes the first. */
export function StateOptions({ value, session, snapshots, older, onPick }: StateOptionsProps) {
  const words = useTranslations("diff");
  const format = useFormat();
  const [search, setSearch] = useState("");
  const [current, setCurrent] = useState<string>(value);
  const groups = pickerGroups(snapshots, search, { words, format, now: new Date() });
  const refs = groups.flatMap((group) => group.refs);
  const roving = useRoving({ ids: refs, current, onMove: setCurrent });

  const onKeyDown = (event: KeyboardEvent) => {
    const [first] = refs;
    if (first === undefined) return;
    if (event.key === "Enter") onPick(first);
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    setCurrent(first);
    roving.focusRow(first);
  };

  return (
    <>
      <div className="sticky top-0 z-sticky border-line border-b bg-overlay p-2">
        <input
          className="field w-full"
          value={search}
          aria-label={words("picker.search")}
          placeholder={words("picker.search")}
          autoComplete="off"
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div {...roving.listProps} className="py-1">
        {groups.map((group) => (
          <section key={group.title ?? "current"} aria-label={group.title ?? words("picker.current")}>
            {group.title === null ? null : <h3 className="cap px-3 pt-2 pb-1">{group.title}</h3>}
            {group.refs.map((ref) => {
              const { "aria-selected": _selected, ...row } = roving.rowProps(ref);
              return (
                <button
                  key={ref}
                  type="button"
                  {...row}
                  aria-current={ref === value}
                  className="flex min-h-11 w-full items-center gap-3 px-3 py-1 text-left hover:bg-hover aria-[current=true]:bg-selected focus-visible:-outline-offset-2"
                  onClick={() => onPick(ref)}
                >
                  <StateLabel state={ref} session={session} snapshots={snapshots} />
                </button>
              );
            })}
          </section>
        ))}
        {refs.length === 0 ? <p className="px-3 py-2 text-ink-2">{words("picker.none")}</p> : null}
        {older.has ? (
          <div className="p-2">
            <Button size="s" onClick={older.load} busy={older.loading ? words("picker.loading") : false}>
              {words("picker.older")}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}
