"use client";

import { useParams, useRouter } from "next/navigation";
import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useLive } from "@/components/shell/live-provider";
import { announce } from "@/components/ui/announcer";
import { Contain } from "@/components/ui/contain";
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
  const [wanted, setWanted] = useState<ReadonlySet<Window>>(new Set());
  const { sessionId } = useParams<{ sessionId?: string }>();

  const commands = useMemo<Commands>(() => {
    const show = (window: Window) => {
      setWanted((before) => new Set([...before, window]));
      setOpen(window);
    };
    return { find: () => show("palette"), showShortcuts: () => show("shortcuts") };
  }, []);
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
        <Suspense fallback={open === null ? null : <span hidden data-window-coming />}>
          {wanted.has("palette") ? (
            <Palette open={open === "palette"} onClose={close} scopeParam={sessionId} />
          ) : null}
          {wanted.has("shortcuts") ? <ShortcutSheet open={open === "shortcuts"} onClose={close} /> : null}
        </Suspense>
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
