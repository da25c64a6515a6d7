"use client";

import { FlaskConical, LoaderCircle, Plug, Unplug } from "lucide-react";
import { useTranslations } from "use-intl";
import { Pill } from "@/components/ui/pill";
import { useFormat } from "@/components/ui/use-format";
import type { HostStatus } from "@/lib/contract/host";
import { GatewayName } from "./gateway-name";
import { useHost } from "./use-host";

/** The place in the top bar that says which host this is and how it stands. */
export function GatewayState() {
  const words = useTranslations("host");
  const { status, serverDown } = useHost();
  if (serverDown) {
    return (
      <Pill boxed tone="bad" icon={<Unplug size={14} />}>
        {words("serverSilent")}
      </Pill>
    );
  }
  if (status === undefined) return null;
  const name = () => <GatewayName name={status.name} />;
  switch (status.connection) {
    case "connecting":
      return (
        <Pill
          tone="mute"
          icon={<LoaderCircle size={14} className="animate-spin motion-reduce:animate-none" />}
        >
          {words.rich("connecting", { name })}
        </Pill>
      );
    case "unreachable":
      return (
        <Pill boxed tone="bad" icon={<Unplug size={14} />}>
          {words.rich("unreachable", { name })}
        </Pill>
      );
    case "misconfigured":
      return (
        <Pill boxed tone="warn" icon={<Unplug size={14} />}>
          {words.rich("needsSetup", { name })}
        </Pill>
      );
    case "connected":
      return status.kind === "demo" ? (
        <Pill boxed tone="mute" icon={<FlaskConical size={14} />}>
          {words.rich("demoPill", { more: (text) => <span className="max-md:hidden">{text}</span> })}
        </Pill>
      ) : (
        <Connected status={status} />
      );
  }
}

function Connected({ status: { name, version, latencyMs } }: { status: HostStatus }) {
  const words = useTranslations("host");
  const format = useFormat();
  return (
    <span
      className="inline-flex min-w-0 items-center gap-1.5 text-ink-2 text-small"
      title={
        version === null
          ? words("connectedTitle", { name })
          : words("connectedTitleVersion", { name, version })
      }
    >
      <Plug size={14} className="text-ok" aria-hidden="true" />
      <span className="sr-only">{words("connectedTo")}</span>
      <span className="code truncate max-md:max-w-24">{name}</span>
      {latencyMs === null ? null : (
        <span className="num whitespace-nowrap text-ink-3 text-micro max-md:hidden">
          {format.duration(latencyMs)}
        </span>
      )}
    </span>
  );
}
