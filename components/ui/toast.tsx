"use client";

import { Check, CircleAlert, LoaderCircle, X } from "lucide-react";
import type { ReactNode } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { useTranslations } from "use-intl";
import { announce } from "./announcer";

const ICONS = {
  done: <Check size={16} className="text-ok" />,
  bad: <CircleAlert size={16} className="text-bad" />,
  busy: <LoaderCircle size={16} className="animate-spin text-action motion-reduce:animate-none" />,
};
const SHOWN_MS = 8000;

interface Notice {
  /** A notice with the same id replaces the one before. */
  id?: string;
  kind: keyof typeof ICONS;
  title: string;
  detail?: ReactNode;
  action?: { label: string; run: () => void };
}

/** Shows a short notice at the lower edge for 8 s; with an action it stays until it is dismissed or replaced. */
export function notify({ id, kind, title, detail, action }: Notice): void {
  const stays = action !== undefined || kind === "busy";
  toast.custom(
    (key) => (
      <NoticeBox
        notice={{ kind, title, ...(detail ? { detail } : {}), ...(action ? { action } : {}) }}
        onDismiss={() => toast.dismiss(key)}
      />
    ),
    { ...(id ? { id } : {}), duration: stays ? Number.POSITIVE_INFINITY : SHOWN_MS },
  );
  announce(title);
}

function NoticeBox({ notice, onDismiss }: { notice: Notice; onDismiss: () => void }) {
  const words = useTranslations("ui");
  const { kind, title, detail, action } = notice;
  return (
    <div className="flex w-full items-center gap-3 rounded-m border border-line-strong bg-overlay px-4 py-2 text-body shadow-2">
      <span aria-hidden="true">{ICONS[kind]}</span>
      <p className="min-w-0 flex-1">
        <span className="font-medium">{title}</span>{" "}
        {detail ? <span className="text-ink-2">{detail}</span> : null}
      </p>
      {action ? (
        <button
          type="button"
          className="btn"
          onClick={() => {
            onDismiss();
            action.run();
          }}
        >
          {action.label}
        </button>
      ) : null}
      <button
        type="button"
        className="btn btn-ghost btn-icon"
        aria-label={words("dismiss")}
        onClick={onDismiss}
      >
        <X size={15} aria-hidden="true" />
      </button>
    </div>
  );
}

export const dismissNotice = (id: string): void => {
  toast.dismiss(id);
};

export const Notices = () => (
  <Sonner position="bottom-left" offset={{ bottom: 40, left: 16 }} mobileOffset={{ bottom: 120 }} gap={8} />
);
