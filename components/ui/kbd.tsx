"use client";

import { useSyncExternalStore } from "react";
import { isApple } from "./is-apple";

/** A key, drawn. Only for the eye: the control beside it carries the name. */
export const Kbd = ({ children }: { children: string }) => (
  <span className="kbd max-md:hidden" aria-hidden="true">
    {children}
  </span>
);

/** The name of the modifier that browsers use for commands here: `⌘` on Apple machines, else `Ctrl`. */
export const commandKey = (): string => (isApple() ? "⌘" : "Ctrl");

const never = () => () => {};

/** The same for what the server draws too: it does not know the reader's machine. */
export const useCommandKey = (): string => useSyncExternalStore(never, commandKey, () => "Ctrl");

/** That modifier, drawn. */
export const CommandKey = () => <Kbd>{useCommandKey()}</Kbd>;
