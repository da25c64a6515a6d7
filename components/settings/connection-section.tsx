"use client";

import { useTranslations } from "use-intl";
import { NextTry } from "@/components/host/next-try";
import { PairingHelp } from "@/components/host/pairing-help";
import { useHost } from "@/components/host/use-host";
import { Pill, type Tone } from "@/components/ui/pill";
import { Skeleton } from "@/components/ui/states";
import { FullTime } from "@/components/ui/time";
import { useFormat } from "@/components/ui/use-format";
import type { HostStatus } from "@/lib/contract/host";
import { Fact, Section } from "./section";

const TONES: Record<HostStatus["connection"], Tone> = {
  connecting: "mute",
  connected: "ok",
  unreachable: "bad",
  misconfigured: "warn",
};

/** How the connection to the gateway stands, and what waits for approval. Nothing secret is known here. */
export function ConnectionSection() {
  const words = useTranslations("settings.connection");
  const format = useFormat();
  const { status, serverDown, nextAskAt } = useHost();
  return (
    <Section title={words("title")}>
      <Fact label={words("state")}>
        <State status={status} serverDown={serverDown} />
        {nextAskAt === null ? null : <NextTry at={nextAskAt} by="browser" />}
        {!serverDown && status?.nextTryAt ? <NextTry at={Date.parse(status.nextTryAt)} by="server" /> : null}
      </Fact>
      {status === undefined ? null : (
        <>
          <Fact label={words("address")}>
            {status.kind === "demo" ? words("demo") : <span className="code">{status.name}</span>}
          </Fact>
          <Fact label={words("since")}>
            <FullTime at={status.since} />
          </Fact>
          {status.detail === null || status.kind === "demo" ? null : (
            <Fact label={words("problem")}>
              <span className="code">{status.detail}</span>
            </Fact>
          )}
          {status.kind === "demo" ? null : (
            <GatewayFacts status={status} latency={latencyText(status, format.duration)} />
          )}
        </>
      )}
    </Section>
  );
}

const latencyText = ({ latencyMs }: HostStatus, duration: (ms: number) => string): string | null =>
  latencyMs === null ? null : duration(latencyMs);

function GatewayFacts({ status, latency }: { status: HostStatus; latency: string | null }) {
  const words = useTranslations("settings.connection");
  return (
    <>
      <Fact label={words("latency")}>
        {latency === null ? (
          <span className="text-ink-3">{words("notTold")}</span>
        ) : (
          <span className="num">{latency}</span>
        )}
      </Fact>
      <Fact label={words("version")}>
        {status.version === null ? (
          <span className="text-ink-3">{words("notTold")}</span>
        ) : (
          <span className="code">{status.version}</span>
        )}
      </Fact>
      <Fact label={words("pairing")}>
        {status.pairing ? <PairingHelp pairing={status.pairing} /> : words("pairingNone")}
      </Fact>
      <Fact label={words("token")}>
        <span>
          {words.rich("tokenNote", { variable: (text) => <code className="code text-ink">{text}</code> })}
        </span>
      </Fact>
    </>
  );
}

function State({ status, serverDown }: { status: HostStatus | undefined; serverDown: boolean }) {
  const words = useTranslations("settings.connection");
  if (serverDown) return <span className="text-bad">{words("states.server")}</span>;
  if (status === undefined) return <Skeleton className="h-4 w-24" />;
  const tone = TONES[status.connection];
  return (
    <Pill boxed tone={tone} icon={null}>
      {words(`states.${status.connection}`)}
    </Pill>
  );
}
