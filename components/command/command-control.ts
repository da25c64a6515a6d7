"use client";

import { createContext, useContext } from "react";

export interface Commands {
  /** Opens the palette. */
  find: () => void;
  /** Opens the sheet of shortcuts. */
  showShortcuts: () => void;
}

export const CommandContext = createContext<Commands | null>(null);

/** How any button opens the palette or the sheet. */
export function useCommands(): Commands {
  const commands = useContext(CommandContext);
  if (commands === null) throw new Error("useCommands needs a CommandProvider around it");
  return commands;
}
