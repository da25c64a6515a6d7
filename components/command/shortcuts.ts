import type { Messages } from "@/lib/i18n/messages/en";

export type ShortcutName = keyof Messages["command"]["does"];
export type ShortcutGroup = keyof Messages["command"]["groups"];

type JoiningKey = `joining.${keyof Messages["command"]["joining"]}`;

/** Words between keys: one after the other, a range, a choice. */
export const JOINING_WORDS: ReadonlyMap<string, JoiningKey> = new Map([
  ["then", "joining.next"],
  ["to", "joining.range"],
  ["or", "joining.choice"],
]);

interface Shortcut {
  does: ShortcutName;
  /** Keys as they are drawn, with joining words between them. `Mod` is ⌘ or Ctrl. */
  keys: readonly string[];
}

/**
 * Every key of the dashboard and where it works. The sheet and the palette's key labels are drawn from it; what a screen
 * wires is the screen's own affair, and a test presses them.
 */
export const SHORTCUTS = {
  anywhere: [
    { does: "find", keys: ["Mod", "K"] },
    { does: "sheet", keys: ["?"] },
    { does: "filter", keys: ["/"] },
    { does: "goSessions", keys: ["G", "then", "S"] },
    { does: "goPolicies", keys: ["G", "then", "P"] },
    { does: "goAudit", keys: ["G", "then", "A"] },
    { does: "goSettings", keys: ["G", "then", ","] },
    { does: "zone", keys: ["T"] },
    { does: "pause", keys: ["L"] },
    { does: "up", keys: ["Esc"] },
  ],
  lists: [
    { does: "move", keys: ["↑", "↓", "or", "J", "K"] },
    { does: "open", keys: ["↵"] },
    { does: "ends", keys: ["Home", "End"] },
  ],
  session: [
    { does: "takeSnapshot", keys: ["S"] },
    { does: "compare", keys: ["C"] },
    { does: "rollBack", keys: ["R"] },
    { does: "lastHealthy", keys: ["B"] },
    { does: "hold", keys: ["H"] },
    { does: "undo", keys: ["U"] },
    { does: "zoom", keys: ["[", "]"] },
    { does: "pan", keys: ["⇧", "←", "→"] },
  ],
  compare: [
    { does: "swap", keys: ["X"] },
    { does: "changes", keys: ["N", "P"] },
    { does: "part", keys: ["1", "to", "6"] },
    { does: "layout", keys: ["D"] },
    { does: "onlyChanges", keys: ["O"] },
    { does: "patch", keys: ["Y"] },
    { does: "rollBackHere", keys: ["R"] },
  ],
  audit: [
    { does: "review", keys: ["V"] },
    { does: "sign", keys: ["Mod", "↵"] },
    { does: "compareEvent", keys: ["C"] },
    { does: "export", keys: ["E"] },
  ],
  dialog: [
    { does: "reason", keys: ["1", "to", "5"] },
    { does: "memory", keys: ["M"] },
    { does: "confirm", keys: ["Mod", "↵"] },
    { does: "cancel", keys: ["Esc"] },
  ],
} as const satisfies Record<ShortcutGroup, readonly Shortcut[]>;

/** The keys of a shortcut, as they are drawn. */
export function keysOf(does: ShortcutName): readonly string[] {
  for (const group of Object.values(SHORTCUTS)) {
    const found = group.find((shortcut) => shortcut.does === does);
    if (found !== undefined) return found.keys;
  }
  return [];
}
