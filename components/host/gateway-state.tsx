"use client";

import { FlaskConical, LoaderCircle, Plug, Unplug } from "lucide-react";
import { Pill } from "@/components/ui/pill";
import { durationText } from "@/components/ui/time-text";
import { useHost } from "./use-host";

/** The place in the top bar that says which host this is and how it stands. */
export function GatewayState() {
  const { status, serverDown } = useHost();
  if (serverDown) {
    return (
      <Pill boxed tone="bad" icon={<Unplug size={14} />}>
        Server does not answer
      </Pill>
    );
  }
  if (status === undefined) return null;
  switch (status.connection) {
    case "connecting":
      return (
        <Pill
          tone="mute"
          icon={<LoaderCircle size={14} className="animate-spin motion-reduce:animate-none" />}
        >
          <span className="code">{status.name}</span> connecting
        </Pill>
      );
    case "unreachable":
      return (
        <Pill boxed tone="bad" icon={<Unplug size={14} />}>
          <span className="code">{status.name}</span> unreachable
        </Pill>
      );
    case "misconfigured":
      return (
        <Pill boxed tone="warn" icon={<Unplug size={14} />}>
          <span className="code">{status.name}</span> needs setup
        </Pill>
      );
    case "connected":
      return status.kind === "demo" ? (
        <Pill boxed tone="mute" icon={<FlaskConical size={14} />}>
          Demo<span className="max-md:hidden">, no gateway</span>
        </Pill>
      ) : (
        <span className="inline-flex items-center gap-1.5 text-ink-2 text-small" title={titleOf(status)}>
          <Plug size={14} className="text-ok" aria-hidden="true" />
          <span className="sr-only">Connected to</span>
          <span className="code">{status.name}</span>
          {status.latencyMs === null ? null : (
            <span className="num text-ink-3 text-micro max-md:hidden">{durationText(status.latencyMs)}</span>
          )}
        </span>
      );
  }
}

const titleOf = ({ name, version }: { name: string; version: string | null }) =>
  version === null ? `Connected to ${name}` : `Connected to ${name}, OpenClaw ${version}`;
