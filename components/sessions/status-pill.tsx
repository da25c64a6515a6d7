"use client";

import { CircleCheck, CircleDashed, Moon, OctagonAlert, TriangleAlert, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Pill, type Tone } from "@/components/ui/pill";
import type { SessionStatus } from "@/lib/contract/session";

const LOOKS: Record<SessionStatus, { tone: Tone; icon: ReactNode; className?: string }> = {
  failing: { tone: "bad", icon: <OctagonAlert size={14} strokeWidth={2} /> },
  degraded: { tone: "warn", icon: <TriangleAlert size={14} strokeWidth={2} /> },
  rolling_back: { tone: "roll", icon: <Undo2 size={14} strokeWidth={2} /> },
  healthy: {
    tone: "ink",
    icon: <CircleCheck size={14} strokeWidth={2} className="text-ok" />,
    className: "text-ink-2",
  },
  idle: { tone: "mute", icon: <Moon size={14} strokeWidth={2} /> },
  unknown: { tone: "mute", icon: <CircleDashed size={14} strokeWidth={2} /> },
};

interface StatusPillProps {
  status: SessionStatus;
  boxed?: boolean;
  /** The host is out of reach: this is what it was, not what it is. */
  was?: boolean;
}

export function StatusPill({ status, boxed = false, was = false }: StatusPillProps) {
  const words = useTranslations("sessions");
  const { tone, icon, className } = LOOKS[status];
  if (was) {
    return (
      <Pill tone="ink" icon={<span className="text-ink-2 [&_svg]:text-ink-2!">{icon}</span>} boxed={boxed}>
        <span className="font-regular text-ink-2">{words(`was.${status}`)}</span>
      </Pill>
    );
  }
  return (
    <Pill tone={tone} icon={icon} boxed={boxed}>
      <span className={className}>{words(`status.${status}`)}</span>
    </Pill>
  );
}
