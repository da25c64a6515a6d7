"use client";

import { useQuery } from "@tanstack/react-query";
import { isAppError } from "@/lib/contract/errors";
import type { HostStatus } from "@/lib/contract/host";
import { healthOptions } from "@/lib/queries/options";

const CALM_POLL_MS = 30_000;
const TROUBLED_POLL_MS = 5000;

export interface HostView {
  /** Undefined until the server told. */
  status: HostStatus | undefined;
  version: string | undefined;
  /** The Clawback server itself does not answer. */
  serverDown: boolean;
  /** What is on screen may be out of date since this moment. */
  staleSince: string | null;
  /** Why nothing can be written now, or null. */
  blocked: string | null;
}

/** How the connections stand: to the Clawback server, and from it to the host. */
export function useHost(): HostView {
  const health = useQuery({
    ...healthOptions(),
    refetchInterval: (query) => (isCalm(query.state) ? CALM_POLL_MS : TROUBLED_POLL_MS),
  });
  const status = health.data?.host;
  const serverDown = health.isError && isAppError(health.error) && health.error.code === "host_unavailable";
  const since = serverDown && health.dataUpdatedAt > 0 ? new Date(health.dataUpdatedAt).toISOString() : null;
  return {
    status,
    version: health.data?.version,
    serverDown,
    staleSince: since ?? (status && !isConnected(status) ? status.since : null),
    blocked: blockedReason(status, serverDown),
  };
}

const isConnected = (status: HostStatus) => status.connection === "connected";

const isCalm = ({ status, data }: { status: string; data: { host: HostStatus } | undefined }) =>
  status !== "error" && data !== undefined && isConnected(data.host);

function blockedReason(status: HostStatus | undefined, serverDown: boolean): string | null {
  if (serverDown) return "the Clawback server does not answer";
  if (status === undefined || isConnected(status)) return null;
  if (status.connection === "connecting") return `${status.name} is still connecting`;
  if (status.connection === "misconfigured") return `${status.name} refuses the connection`;
  return `${status.name} cannot be reached`;
}
