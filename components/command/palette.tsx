"use client";

import { Command } from "cmdk";
import { Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import { type KeyboardEvent, type RefObject, useDeferredValue, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { usePageSession } from "@/components/sessions/use-page-session";
import { useInertPage } from "@/components/ui/use-inert-page";
import type { SessionId } from "@/lib/contract/ids";
import { scoreOf } from "./match";
import { PaletteFooter } from "./palette-footer";
import { type PaletteEntry, PaletteItem } from "./palette-item";
import { useCommandEntries } from "./use-command-entries";
import { useSessionEntries, useSnapshotEntries } from "./use-found-entries";
import { useScopeEntries } from "./use-scope-entries";

interface PaletteProps {
  open: boolean;
  onClose: () => void;
}

/** Finds sessions and snapshots and runs commands. What was picked is done when the focus is back where it was. */
export function Palette({ open, onClose }: PaletteProps) {
  const words = useTranslations("command.palette");
  const opener = useRef<Element | null>(null);
  const picked = useRef<Picked | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const scope = usePageSession();
  useInertPage(open);
  const finish = (next: Picked) => {
    picked.current = next;
    onClose();
  };
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="scrim-in fixed inset-0 z-scrim bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            // Not the first button: typing is what the palette is opened for.
            event.preventDefault();
            input.current?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // A row that gets the focus selects itself, which would call back whoever is leaving for another page.
            const back = picked.current?.leaves ? document.getElementById("content") : opener.current;
            if (back instanceof HTMLElement) back.focus({ preventScroll: true });
            picked.current?.run();
            picked.current = null;
          }}
          className="dialog-in fixed z-dialog flex flex-col overflow-hidden border border-line-strong bg-overlay shadow-3 outline-none max-md:inset-x-0 max-md:top-0 max-md:max-h-[92dvh] max-md:rounded-b-l md:top-[120px] md:left-1/2 md:max-h-[calc(100dvh-160px)] md:w-[660px] md:max-w-[calc(100vw-32px)] md:-translate-x-1/2 md:rounded-l"
        >
          <Radix.Title className="sr-only">{words("label")}</Radix.Title>
          <Finder scope={scope} input={input} onFinish={finish} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface Picked {
  run: () => void;
  /** It leads to another page. */
  leaves: boolean;
}

interface FinderProps {
  scope: SessionId | null;
  input: RefObject<HTMLInputElement | null>;
  /** Closes the palette and then does what was picked. */
  onFinish: (picked: Picked) => void;
}

const MODES = { ">": "commands", "#": "snapshots", "@": "sessions" } as const;
type Mode = (typeof MODES)[keyof typeof MODES] | "all";

function Finder({ scope: pageScope, input, onFinish }: FinderProps) {
  const words = useTranslations("command.palette");
  const router = useRouter();
  const [text, setText] = useState("");
  const [isScoped, setScoped] = useState(true);
  const [active, setActive] = useState("");
  const scope = isScoped ? pageScope : null;
  const { mode, typed } = readText(text);
  const deferred = useDeferredValue(typed);

  const here = useScopeEntries(scope, () => setText("#"));
  const snapshots = useSnapshotEntries(
    scope,
    deferred,
    mode === "snapshots" || (mode === "all" && deferred !== ""),
  );
  const sessions = useSessionEntries(deferred, scope);
  const commands = useCommandEntries();
  const groups = [
    { title: words("groupScope"), in: ["all", "commands"], entries: here.entries },
    { title: words("groupSnapshots"), in: ["all", "snapshots"], entries: snapshots.entries },
    {
      title: words(scope === null ? "groupSessions" : "groupOtherSessions"),
      in: ["all", "sessions"],
      entries: sessions,
    },
    { title: words("groupCommands"), in: ["all", "commands"], entries: commands },
  ].filter((group) => group.in.includes(mode) && group.entries.length > 0);
  const all = groups.flatMap(({ entries }) => entries);

  const pick = ({ stay, href, run }: PaletteEntry) => {
    if (stay) stay();
    else if (href !== undefined) onFinish({ run: () => router.push(href), leaves: true });
    else onFinish({ run: () => run?.(), leaves: false });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Backspace" && text === "" && scope !== null) setScoped(false);
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    const href = all.find(({ id }) => id === active)?.href;
    event.preventDefault();
    event.stopPropagation();
    if (href === undefined) return;
    onFinish({ run: () => window.open(href, "_blank", "noopener"), leaves: false });
  };

  return (
    <Command
      label={words("label")}
      value={active}
      onValueChange={setActive}
      filter={(_id, search, keywords = []) => scoreOf(keywords[0] ?? "", readText(search).typed, keywords)}
      loop
      className="flex min-h-0 flex-col"
    >
      <div className="flex min-h-[52px] items-center gap-3 border-line border-b px-4">
        <Search size={16} className="text-ink-3" aria-hidden="true" />
        {scope !== null && here.label !== undefined ? (
          <span className="pill pill-box max-w-[45%] bg-raised text-ink-2">
            <span className="truncate">{here.label}</span>
            <button
              type="button"
              className="inline-flex size-6 items-center justify-center rounded-s text-ink-3 hover:text-ink max-md:size-11"
              aria-label={words("leaveScope", { session: here.label })}
              onClick={() => {
                setScoped(false);
                input.current?.focus();
              }}
            >
              <X size={12} aria-hidden="true" />
            </button>
          </span>
        ) : null}
        <Command.Input
          ref={input}
          value={text}
          onValueChange={setText}
          onKeyDown={onKeyDown}
          placeholder={words(mode === "snapshots" ? "placeholderSnapshots" : "placeholder")}
          className="min-h-11 min-w-0 flex-1 bg-transparent text-title outline-none placeholder:text-ink-3"
        />
        <Radix.Close className="kbd max-md:hidden" aria-label="Esc">
          Esc
        </Radix.Close>
      </div>
      <Command.List label={words("results")} className="min-h-0 flex-1 overflow-y-auto pb-2">
        <Command.Empty className="px-4 py-6">
          <p className="font-medium">
            {snapshots.searching ? words("searching") : words("none", { text: typed })}
          </p>
          <p className="text-ink-3 text-small">{words("noneHint")}</p>
        </Command.Empty>
        {groups.map(({ title, entries }) => (
          <Command.Group key={title} heading={title} className="palette-group">
            {entries.map((entry) => (
              <PaletteItem key={entry.id} entry={entry} typed={typed} onPick={pick} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      {snapshots.problem === null ? null : (
        <p role="alert" className="border-line border-t px-4 py-2 text-bad text-small">
          {words("unread", { detail: snapshots.problem })}
        </p>
      )}
      <PaletteFooter />
    </Command>
  );
}

function readText(text: string): { mode: Mode; typed: string } {
  const sign = text.slice(0, 1);
  if (sign === ">" || sign === "#" || sign === "@") return { mode: MODES[sign], typed: text.slice(1).trim() };
  return { mode: "all", typed: text.trim() };
}
