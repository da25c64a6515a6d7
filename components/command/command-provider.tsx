"use client";

import { useRouter } from "next/navigation";
import { lazy, type ReactNode, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useLive } from "@/components/shell/live-provider";
import { announce } from "@/components/ui/announcer";
import { Contain } from "@/components/ui/contain";
import { LazyWindow } from "@/components/ui/lazy-window";
import { usePreferences } from "@/components/ui/preferences-provider";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { CommandContext, type Commands } from "./command-control";

const Palette = lazy(() => import("./palette").then(({ Palette }) => ({ default: Palette })));
const ShortcutSheet = lazy(() =>
  import("./shortcut-sheet").then(({ ShortcutSheet }) => ({ default: ShortcutSheet })),
);

type Window = "palette" | "shortcuts";

/** The keys that work anywhere, and the two windows that help to find one's way. Neither is loaded before it is wanted. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<Window | null>(null);

  const commands = useMemo<Commands>(
    () => ({ find: () => setOpen("palette"), showShortcuts: () => setOpen("shortcuts") }),
    [],
  );
  const close = () => setOpen(null);

  useHotkeys({
    "Mod+k": open === "palette" ? undefined : commands.find,
    "?": commands.showShortcuts,
    ...useAnywhereKeys(),
  });
  // The palette closes by the key that opened it, and by nothing else of the page.
  useHotkeys({ "Mod+k": open === "palette" ? close : undefined }, { overWindows: true });

  return (
    <CommandContext value={commands}>
      {children}
      <Contain fallback={null}>
        <LazyWindow open={open === "palette"}>
          <Palette open={open === "palette"} onClose={close} />
        </LazyWindow>
        <LazyWindow open={open === "shortcuts"}>
          <ShortcutSheet open={open === "shortcuts"} onClose={close} />
        </LazyWindow>
      </Contain>
    </CommandContext>
  );
}

function useAnywhereKeys() {
  const router = useRouter();
  const words = useTranslations("shell");
  const live = useTranslations("host");
  const { zone, change } = usePreferences();
  const { paused, setPaused } = useLive();
  return {
    "g s": () => router.push("/sessions"),
    "g p": () => router.push("/policies"),
    "g a": () => router.push("/audit"),
    "g ,": () => router.push("/settings"),
    t: () => {
      const next = zone === "utc" ? "local" : "utc";
      change({ zone: next });
      announce(words(`zoneNow.${next}`));
    },
    l: () => {
      setPaused(!paused);
      announce(live(paused ? "resumedSpoken" : "pausedSpoken"));
    },
  };
}
