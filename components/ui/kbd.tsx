/** A key, drawn. Only for the eye: the control beside it carries the name. */
export const Kbd = ({ children }: { children: string }) => (
  <span className="kbd max-md:hidden" aria-hidden="true">
    {children}
  </span>
);

const isApple = () => typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** The name of the modifier that browsers use for commands here: `⌘` on Apple machines, else `Ctrl`. */
export const commandKey = (): string => (isApple() ? "⌘" : "Ctrl");
