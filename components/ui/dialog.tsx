"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type KeyboardEventHandler, type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { cx } from "./class-names";
import { useInertPage } from "./use-inert-page";

const MIDDLE =
  "md:left-1/2 md:top-[84px] md:max-w-[calc(100vw-32px)] md:max-h-[calc(100dvh-108px)] md:-translate-x-1/2 md:rounded-l";
const SIDE = "md:right-0 md:top-0 md:bottom-0 md:w-[400px]";

interface DialogProps {
  open: boolean;
  onClose: () => void;
  /** A narrow column at the right edge instead of the middle of the page. */
  side?: boolean;
  /** For what stands in columns. */
  wide?: boolean;
  onKeyDown?: KeyboardEventHandler;
  /** One `DialogBody`; it may be replaced by another while the window stays. */
  children: ReactNode;
}

/** A modal window: a box in the middle on wide screens, a sheet from below on a phone. Focus returns to its opener. */
export function Dialog({ open, onClose, side = false, wide = false, onKeyDown, children }: DialogProps) {
  const opener = useRef<Element | null>(null);
  useInertPage(open);
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="scrim-in fixed inset-0 z-scrim bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            focusFirst(event);
          }}
          onCloseAutoFocus={(event) => {
            // Radix knows only openers that are its own triggers.
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
          }}
          {...(onKeyDown ? { onKeyDown } : {})}
          className={cx(
            "fixed z-dialog flex flex-col border border-line-strong bg-overlay shadow-3 outline-none",
            "max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[92dvh] max-md:rounded-t-l",
            side ? SIDE : cx(MIDDLE, wide ? "md:w-[940px]" : "md:w-[680px]"),
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Never the button that closes, and never one that cannot be undone: what is marked, else what Radix picks. */
function focusFirst(event: Event): void {
  const first = document.querySelector<HTMLElement>('[role="dialog"] [data-first-focus]');
  if (first === null) return;
  event.preventDefault();
  // The counts stand above it: on a small screen they must not be scrolled away.
  first.focus({ preventScroll: true });
}

interface DialogBodyProps {
  title: ReactNode;
  /** Under the title. */
  lead?: ReactNode;
  /** Before title and lead, for example a mark of the result. */
  mark?: ReactNode;
  /** At the right of the title, for example a switch. */
  aside?: ReactNode;
  footer?: ReactNode;
  /** Why the window does not close now. Its owner ignores the closing; this says so at the button. */
  stays?: string | null;
  children: ReactNode;
}

/**
 * What a `Dialog` shows: title, content that scrolls, buttons that stay. When it takes the place of another body, the
 * focus goes to what is marked `data-first-focus`: what had it before is gone.
 */
export function DialogBody({ title, lead, mark, aside, footer, stays = null, children }: DialogBodyProps) {
  const words = useTranslations("ui");
  const body = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const focused = document.activeElement;
    const isLost = focused === null || focused === document.body || focused.getAttribute("role") === "dialog";
    const stays = body.current?.closest('[role="dialog"]')?.contains(focused);
    if (isLost || stays)
      body.current?.querySelector<HTMLElement>("[data-first-focus]")?.focus({ preventScroll: true });
  }, []);

  return (
    <div ref={body} className="dialog-in flex min-h-0 flex-1 flex-col">
      <header className="flex items-start gap-3 px-6 pt-5 pb-4 max-md:px-4 max-md:pt-4 max-md:pb-3">
        {mark}
        <div className="min-w-0 flex-1">
          <Radix.Title className="font-semibold text-title tracking-tight [overflow-wrap:anywhere]">
            {title}
          </Radix.Title>
          {lead ? <div className="pt-0.5 text-ink-2 text-small">{lead}</div> : null}
        </div>
        {aside}
        <Radix.Close
          className="btn btn-ghost btn-icon -mt-1 -mr-2"
          aria-label={stays === null ? words("close") : words("closeNotNow", { reason: stays })}
          aria-disabled={stays !== null || undefined}
          title={stays ?? undefined}
        >
          <X size={16} aria-hidden="true" />
        </Radix.Close>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-6 pb-5 max-md:px-4">{children}</div>
      {footer ? (
        <footer className="flex flex-col gap-2 rounded-b-l border-line border-t bg-canvas px-6 py-3 max-md:px-4">
          {footer}
        </footer>
      ) : null}
    </div>
  );
}
