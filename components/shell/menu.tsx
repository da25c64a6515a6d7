"use client";

import { ClipboardCheck, Keyboard, Menu as MenuIcon, Settings } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl";
import { useCommands } from "@/components/command/command-control";
import { LanguageChoice, ThemeChoice, ZoneChoice } from "@/components/settings/choices";
import { SignOut } from "@/components/sign-in/sign-out";
import { Kbd } from "@/components/ui/kbd";

interface MenuProps {
  /** Whether there is a sign-in to leave. */
  signedIn: boolean;
}

/** What belongs to the reader and not to an agent: theme, times, language, settings, the way out. */
export function Menu({ signedIn }: MenuProps) {
  const words = useTranslations("shell");
  const { showShortcuts } = useCommands();
  const panel = useRef<HTMLDivElement>(null);
  const close = () => panel.current?.hidePopover();
  return (
    <>
      <button
        type="button"
        popoverTarget="menu"
        className="btn btn-ghost btn-icon"
        aria-label={words("menu")}
        title={words("menu")}
      >
        <MenuIcon size={16} aria-hidden="true" />
      </button>
      <div ref={panel} id="menu" popover="auto" role="dialog" aria-label={words("menu")} className="menu">
        <Choice label={words("theme")}>
          <ThemeChoice />
        </Choice>
        <Choice label={words("times")}>
          <ZoneChoice />
        </Choice>
        <Choice label={words("language")}>
          <LanguageChoice />
        </Choice>
        <hr className="my-1 border-line" />
        {/* Where there is no room for the places at the top. */}
        <Link href="/audit" className="menu-item min-[480px]:hidden!" onClick={close}>
          <ClipboardCheck size={15} className="text-ink-3" aria-hidden="true" />
          {words("audit")}
        </Link>
        <Link href="/settings" className="menu-item" onClick={close}>
          <Settings size={15} className="text-ink-3" aria-hidden="true" />
          {words("settings")}
        </Link>
        <button
          type="button"
          className="menu-item max-md:hidden"
          onClick={() => {
            close();
            showShortcuts();
          }}
        >
          <Keyboard size={15} className="text-ink-3" aria-hidden="true" />
          <span className="flex-1 text-left">{words("shortcuts")}</span>
          <Kbd>?</Kbd>
        </button>
        {signedIn ? <SignOut /> : null}
      </div>
    </>
  );
}

const Choice = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-2 py-1">
    <span aria-hidden="true" className="text-ink-2 text-small">
      {label}
    </span>
    {children}
  </div>
);
