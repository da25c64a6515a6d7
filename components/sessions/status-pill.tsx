import { CircleAlert, CircleCheck, CircleDashed, Moon, TriangleAlert, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Pill, type Tone } from "@/components/ui/pill";
import type { SessionStatus } from "@/lib/contract/session";

const LOOKS: Record<SessionStatus, { tone: Tone; word: string; icon: ReactNode; tint?: string }> = {
  failing: { tone: "bad", word: "Failing", icon: <CircleAlert size={14} /> },
  degraded: { tone: "warn", word: "Degraded", icon: <TriangleAlert size={14} /> },
  rolling_back: { tone: "roll", word: "Rolling back", icon: <Undo2 size={14} /> },
  healthy: { tone: "ink", word: "Healthy", icon: <CircleCheck size={14} />, tint: "text-ok" },
  idle: { tone: "mute", word: "Idle", icon: <Moon size={14} /> },
  unknown: { tone: "mute", word: "Unknown", icon: <CircleDashed size={14} /> },
};

interface StatusPillProps {
  status: SessionStatus;
  boxed?: boolean;
  /** The host is out of reach: this is what it was, not what it is. */
  was?: boolean;
}

export function StatusPill({ status, boxed = false, was = false }: StatusPillProps) {
  const { tone, word, icon, tint } = LOOKS[status];
  return (
    <Pill
      tone={was ? "mute" : tone}
      icon={<span className={was ? undefined : tint}>{icon}</span>}
      boxed={boxed}
    >
      {was ? `was ${word.toLowerCase()}` : word}
    </Pill>
  );
}
