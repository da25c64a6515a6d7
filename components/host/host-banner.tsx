"use client";

import { Unplug } from "lucide-react";
import { useEffect } from "react";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Ago, Moment } from "@/components/ui/time";
import { ageText } from "@/components/ui/time-text";
import { useNow } from "@/components/ui/use-now";
import type { HostStatus } from "@/lib/contract/host";
import { PairingHelp } from "./pairing-help";
import { useHost } from "./use-host";

/** Across the page while the server or the host is out of reach: since when, what that means, when it is tried again. */
export function HostBanner() {
  const { status, serverDown, staleSince, blocked } = useHost();

  useEffect(() => {
    if (blocked !== null) announce(`Not live: ${blocked}. Snapshots and rollbacks are off.`, "assertive");
  }, [blocked]);

  if (serverDown) {
    return (
      <Banner wide tone="bad" icon={<Unplug size={16} />} title="The Clawback server does not answer">
        You see what was read last. A rollback that was running goes on in the server. Trying again every 5 s.
      </Banner>
    );
  }
  if (status === undefined || staleSince === null) return null;
  if (status.connection === "unreachable") return <Unreachable status={status} />;
  if (status.connection === "misconfigured") {
    return (
      <Banner wide tone="warn" icon={<Unplug size={16} />} title={`${status.name} refuses the connection`}>
        <p>{status.detail ?? "It gave no reason."}</p>
        {status.pairing ? <PairingHelp pairing={status.pairing} /> : null}
      </Banner>
    );
  }
  return null;
}

const Unreachable = ({ status }: { status: HostStatus }) => (
  <Banner
    wide
    tone="bad"
    icon={<Unplug size={16} />}
    title={
      <>
        {status.kind === "gateway" ? "Gateway " : ""}
        {status.name} has been unreachable since <Moment at={status.since} />, <Ago at={status.since} />
      </>
    }
    actions={status.nextTryAt ? <NextTry at={status.nextTryAt} /> : undefined}
  >
    You see the last known data. Agents may still be running. Snapshots and rollbacks are off until it
    answers.
    {status.detail ? <span className="code"> {status.detail}</span> : null}
  </Banner>
);

function NextTry({ at }: { at: string }) {
  const now = useNow(1000);
  if (now === null) return null;
  const waitMs = Date.parse(at) - now.getTime();
  return (
    <span className="num text-small">{waitMs > 0 ? `next try in ${ageText(waitMs)}` : "trying now"}</span>
  );
}
