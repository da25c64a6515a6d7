"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { KeyboardEventHandler, ReactNode } from "react";
import { cx } from "./class-names";

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** Under the title. */
  lead?: ReactNode;
  /** Before title and lead, for example a mark of the result. */
  mark?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
  /** A narrow column at the right edge instead of the middle of the page. */
  side?: boolean;
  onOpenFocus?: (event: Event) => void;
  onCloseFocus?: (event: Event) => void;
  onKeyDown?: KeyboardEventHandler;
  closeLabel?: string;
}

const MIDDLE =
  "md:left-1/2 md:top-[84px] md:w-[680px] md:max-w-[calc(100vw-32px)] md:max-h-[calc(100dvh-108px)] md:-translate-x-1/2 md:rounded-l";
const SIDE = "md:right-0 md:top-0 md:bottom-0 md:w-[400px] md:rounded-none";

/** A modal window: a box in the middle on wide screens, a sheet from below on a phone. Focus returns to its opener. */
export function Dialog({
  open,
  onClose,
  title,
  lead,
  mark,
  footer,
  children,
  side,
  closeLabel,
  ...events
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="scrim-in fixed inset-0 z-scrim bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={events.onOpenFocus}
          onCloseAutoFocus={events.onCloseFocus}
          onKeyDown={events.onKeyDown}
          className={cx(
            "fixed z-dialog flex flex-col border border-line-strong bg-overlay shadow-3 outline-none",
            "max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[92dvh] max-md:rounded-t-l",
            side ? SIDE : MIDDLE,
          )}
        >
          <div className="dialog-in flex min-h-0 flex-1 flex-col">
            <header className="flex items-start gap-3 px-6 pt-5 pb-3 max-md:px-4 max-md:pt-4">
              {mark}
              <div className="min-w-0 flex-1">
                <Radix.Title className="text-title font-semibold tracking-tight [overflow-wrap:anywhere]">
                  {title}
                </Radix.Title>
                {lead ? <div className="text-small text-ink-2">{lead}</div> : null}
              </div>
              <Radix.Close className="btn btn-ghost btn-icon -mt-1 -mr-2" aria-label={closeLabel ?? "Close"}>
                <X size={16} aria-hidden="true" />
              </Radix.Close>
            </header>
            <div className="min-h-0 flex-1 overflow-y-auto px-6 pb-5 max-md:px-4">{children}</div>
            {footer ? (
              <footer className="flex flex-wrap items-center gap-2 rounded-b-l border-t border-line bg-canvas px-6 py-3 max-md:px-4">
                {footer}
              </footer>
            ) : null}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
