"use client";

import { RefreshCw, Unplug } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useLive } from "@/components/shell/live-provider";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Ago, Moment } from "@/components/ui/time";
import { useFormat } from "@/components/ui/use-format";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import type { HostStatus } from "@/lib/contract/host";
import { NextTry } from "./next-try";
import { PairingHelp } from "./pairing-help";
import { type HostView, useHost } from "./use-host";

/** Across the page while the server or the host is out of reach: since when, what that means, when it is tried again. */
export function HostBanner() {
  const words = useTranslations("host");
  const host = useHost();
  const { status, serverDown, staleSince, blocked } = host;
  const wasBlocked = useRef(false);

  useEffect(() => {
    if (blocked !== null) announce(words("notLiveSpoken", { reason: blocked }), "assertive");
    else if (wasBlocked.current) announce(words("liveAgainSpoken"));
    wasBlocked.current = blocked !== null;
  }, [blocked, words]);

  if (serverDown) return <ServerDown host={host} />;
  if (status === undefined || staleSince === null) return null;
  if (status.connection === "unreachable") return <Unreachable host={host} status={status} />;
  if (status.connection === "misconfigured") {
    return (
      <Banner
        wide
        tone="warn"
        icon={<Unplug size={18} />}
        title={words("refusesTitle", { name: status.name })}
      >
        <p>{status.detail ?? words("noReason")}</p>
        {status.pairing ? <PairingHelp pairing={status.pairing} /> : null}
      </Banner>
    );
  }
  return null;
}

function ServerDown({ host }: { host: HostView }) {
  const words = useTranslations("host");
  const { staleSince, nextAskAt } = host;
  return (
    <Banner
      wide
      tone="bad"
      icon={<Unplug size={18} />}
      title={
        staleSince === null
          ? words("serverDownTitle")
          : words.rich("serverDownSince", {
              moment: () => <MomentInZone at={staleSince} />,
              ago: () => <Ago at={staleSince} />,
            })
      }
      actions={
        <>
          {nextAskAt === null ? null : <NextTry at={nextAskAt} by="browser" />}
          <Retry host={host} label={words("retryNow")} />
        </>
      }
    >
      {words("serverDownBody")}
    </Banner>
  );
}

function Unreachable({ host, status }: { host: HostView; status: HostStatus }) {
  const words = useTranslations("host");
  return (
    <Banner
      wide
      tone="bad"
      icon={<Unplug size={18} />}
      title={words.rich(`unreachableTitle.${status.kind}`, {
        name: status.name,
        moment: () => <MomentInZone at={status.since} />,
        ago: () => <Ago at={status.since} />,
      })}
      actions={
        <>
          {status.nextTryAt ? <NextTry at={Date.parse(status.nextTryAt)} by="server" /> : null}
          <Retry host={host} label={words("checkNow")} />
        </>
      }
    >
      {words("unreachableBody")}
      {status.detail ? <span className="code"> {status.detail}</span> : null}
    </Banner>
  );
}

function MomentInZone({ at }: { at: string }) {
  const format = useFormat();
  return (
    <>
      <Moment at={at} /> {format.zone(at)}
    </>
  );
}

/** Asks the server now and opens the event stream anew. The gateway is tried by the server, at its own pace. */
function Retry({ host, label }: { host: HostView; label: string }) {
  const words = useTranslations("host");
  const { reconnect } = useLive();
  const retry = () => {
    host.ask();
    reconnect();
  };
  useHotkeys({ "Shift+r": retry });
  return (
    <Button look="solid" onClick={retry} busy={host.asking && words("tryingNow")}>
      <RefreshCw size={14} aria-hidden="true" />
      {label}
    </Button>
  );
}
