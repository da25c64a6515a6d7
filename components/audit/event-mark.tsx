"use client";

import {
  Activity,
  Ban,
  Camera,
  ClipboardCheck,
  LogIn,
  OctagonAlert,
  Pencil,
  Trash2,
  Undo2,
  Zap,
} from "lucide-react";
import type { ComponentType } from "react";
import { useTranslations } from "use-intl";
import { AUDIT_OUTCOMES } from "@/lib/contract/names";

type Icon = ComponentType<{ size: number; className: string; "aria-hidden": "true" }>;
interface Look {
  icon: Icon;
  tone: string;
}

const BY_OUTCOME: Record<string, Look> = {
  refused: { icon: Ban, tone: "text-warn" },
  failed: { icon: OctagonAlert, tone: "text-bad" },
};
const BY_ACTION: [RegExp, Look][] = [
  [/^snapshot\.create$/, { icon: Camera, tone: "text-ink-3" }],
  [/^snapshot\.review$/, { icon: ClipboardCheck, tone: "text-ok" }],
  [/^snapshot\.(delete|prune)$/, { icon: Trash2, tone: "text-ink-3" }],
  [/^(session\.rollback|rollback\.)/, { icon: Undo2, tone: "text-action" }],
  [/^(policy|alert)\./, { icon: Zap, tone: "text-warn" }],
  [/^sign-/, { icon: LogIn, tone: "text-ink-3" }],
  [/\.update$/, { icon: Pencil, tone: "text-ink-3" }],
];
const OTHER: Look = { icon: Activity, tone: "text-ink-3" };

interface EventNameProps {
  action: string;
  outcome: string;
}

/** What was done, as it is called in the log, and how it went where that is not well. */
export function EventName({ action, outcome }: EventNameProps) {
  const words = useTranslations("audit");
  const look = BY_OUTCOME[outcome] ?? BY_ACTION.find(([form]) => form.test(action))?.[1] ?? OTHER;
  const known = AUDIT_OUTCOMES.find((one) => one === outcome);
  return (
    <span className="flex min-w-0 items-center gap-2">
      <look.icon size={14} className={`shrink-0 ${look.tone}`} aria-hidden="true" />
      <span className="code truncate">{action}</span>
      {known === "succeeded" ? null : (
        <span className={known === "started" ? "text-ink-3" : look.tone}>
          {known === undefined ? outcome : words(`outcomes.${known}`)}
        </span>
      )}
    </span>
  );
}
