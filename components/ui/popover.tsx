"use client";

import { Popover as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./class-names";

interface PopoverProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What Escape does instead. */
  onEscape?: () => void;
  /** The button it hangs on. */
  trigger: ReactElement;
  label: string;
  className?: string;
  align?: "start" | "end";
  children: ReactNode;
}

/** A small window at a button. Escape and a click outside close it; focus returns to the button. */
export const Popover = ({
  open,
  onOpenChange,
  onEscape,
  trigger,
  label,
  className,
  align = "end",
  children,
}: PopoverProps) => (
  <Radix.Root open={open} onOpenChange={onOpenChange}>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        aria-label={label}
        align={align}
        sideOffset={8}
        collisionPadding={8}
        onEscapeKeyDown={(event) => {
          if (onEscape === undefined) return;
          event.preventDefault();
          onEscape();
        }}
        className={cx(
          "dialog-in z-inspector max-h-[var(--radix-popover-content-available-height)] overflow-y-auto rounded-l border border-line-strong bg-overlay shadow-2",
          className,
        )}
      >
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);
