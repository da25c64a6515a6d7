"use client";

import {
  ClipboardCheck,
  Clock,
  Keyboard,
  Languages,
  ListFilter,
  Palette as Paint,
  Pause,
  Play,
  Rows3,
  Settings,
  ShieldCheck,
} from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { useLive } from "@/components/shell/live-provider";
import { useSwitchLanguage } from "@/components/shell/use-switch-language";
import { usePreferences } from "@/components/ui/preferences-provider";
import { isHotkeyWired, pressHotkey } from "@/components/ui/use-hotkeys";
import { useCommands } from "./command-control";
import type { PaletteEntry } from "./palette-item";
import { keysOf } from "./shortcuts";

const THEMES = ["system", "light", "dark"] as const;

/** What can be done anywhere. */
export function useCommandEntries(): PaletteEntry[] {
  const words = useTranslations("command.palette");
  const shell = useTranslations("shell");
  const locale = useLocale();
  const { zone, theme, change } = usePreferences();
  const { paused, setPaused } = useLive();
  const { showShortcuts } = useCommands();
  const switchLanguage = useSwitchLanguage();
  const otherZone = zone === "utc" ? "local" : "utc";
  const language = locale === "en" ? ("languages.zh" as const) : ("languages.en" as const);

  return [
    ...(isHotkeyWired("/")
      ? [
          {
            id: "filter",
            icon: <ListFilter size={15} />,
            label: words("filter"),
            keys: keysOf("filter"),
            run: () => void pressHotkey("/"),
          },
        ]
      : []),
    {
      id: "go-sessions",
      icon: <Rows3 size={15} />,
      label: words("goSessions"),
      keys: keysOf("goSessions"),
      href: "/sessions",
    },
    {
      id: "go-policies",
      icon: <ShieldCheck size={15} />,
      label: words("goPolicies"),
      keys: keysOf("goPolicies"),
      href: "/policies",
    },
    {
      id: "go-audit",
      icon: <ClipboardCheck size={15} />,
      label: words("goAudit"),
      keys: keysOf("goAudit"),
      href: "/audit",
    },
    {
      id: "go-settings",
      icon: <Settings size={15} />,
      label: words("goSettings"),
      keys: keysOf("goSettings"),
      href: "/settings",
    },
    {
      id: "pause",
      icon: paused ? <Play size={15} /> : <Pause size={15} />,
      label: words(paused ? "resume" : "pause"),
      keys: keysOf("pause"),
      run: () => setPaused(!paused),
    },
    {
      id: "zone",
      icon: <Clock size={15} />,
      label: words(`zone.${otherZone}`),
      keys: keysOf("zone"),
      run: () => change({ zone: otherZone }),
    },
    ...THEMES.filter((other) => other !== theme).map((other) => ({
      id: `theme-${other}`,
      icon: <Paint size={15} />,
      label: words("theme", { theme: shell(`themes.${other}`) }),
      run: () => change({ theme: other }),
    })),
    {
      id: "language",
      icon: <Languages size={15} />,
      label: words("language", { language: shell(language) }),
      // Found by whoever cannot read this language.
      keywords: ["language", "语言", "English", "中文", "Chinese"],
      run: () => switchLanguage(locale === "en" ? "zh-CN" : "en"),
    },
    {
      id: "shortcuts",
      icon: <Keyboard size={15} />,
      label: words("shortcuts"),
      keys: keysOf("sheet"),
      run: showShortcuts,
    },
  ];
}
