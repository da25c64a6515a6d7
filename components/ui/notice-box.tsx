"use client";

import { Check, CircleAlert, LoaderCircle, X } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Notice } from "./notify";

const ICONS = {
  done: <Check size={16} className="text-ok" />,
  bad: <CircleAlert size={16} className="text-bad" />,
  busy: <LoaderCircle size={16} className="animate-spin text-action motion-reduce:animate-none" />,
};

/** One notice: what happened, what can be done about it, and a way to dismiss it. */
export function NoticeBox({ notice, onDismiss }: { notice: Notice; onDismiss: () => void }) {
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
