"use client";

import { FlaskConical } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { useHost } from "./use-host";

/** Says that nothing here is real, and how to connect a gateway. */
export function DemoBanner() {
  const { status } = useHost();
  if (status?.kind !== "demo") return null;
  return (
    <Banner
      wide
      tone="mute"
      icon={<FlaskConical size={16} />}
      title="Demo data. Nothing below is real, and no button here can touch an agent."
    >
      To see your own sessions, start Clawback with{" "}
      <code className="code text-ink">OPENCLAW_GATEWAY_URL</code> and{" "}
      <code className="code text-ink">OPENCLAW_GATEWAY_TOKEN</code> set.
    </Banner>
  );
}
