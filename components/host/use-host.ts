"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { isAppError } from "@/lib/contract/errors";
import type { HostStatus, ServerHealth } from "@/lib/contract/host";
import type { Words } from "@/lib/i18n/words";
import { healthOptions } from "@/lib/queries/options";

const CALM_POLL_MS = 30_000;
const TROUBLED_POLL_MS = 5000;

export interface HostView {
  /** Undefined until the server told. */
  status: HostStatus | undefined;
  version: string | undefined;
  store: ServerHealth["store"] | undefined;
  /** The Clawback server itself does not answer. */
  serverDown: boolean;
  /** What is on screen may be out of date since this moment. */
  staleSince: string | null;
  /** Why nothing can be written now, or null. */
  blocked: string | null;
  /** When the server is asked again while it does not answer, by the browser's clock; null while it does. */
  nextAskAt: number | null;
  /** Asks the server how things stand, now. */
  ask: () => void;
  asking: boolean;
}

/** How the connections stand: to the Clawback server, and from it to the host. */
export function useHost(): HostView {
  const words = useTranslations("host");
  const health = useQuery({
    ...healthOptions(),
    refetchInterval: (query) => (isCalm(query.state) ? CALM_POLL_MS : TROUBLED_POLL_MS),
    // A gateway that is lost while nobody looks must not look connected when they come back.
    refetchIntervalInBackground: true,
  });
  const status = health.data?.host;
  const serverDown = health.isError && isAppError(health.error) && health.error.code === "host_unavailable";
  const since = serverDown && health.dataUpdatedAt > 0 ? new Date(health.dataUpdatedAt).toISOString() : null;
  return {
    status,
    version: health.data?.version,
    store: health.data?.store,
    serverDown,
    staleSince: since ?? (status && !isConnected(status) ? status.since : null),
    blocked: blockedReason(status, serverDown, words),
    nextAskAt: serverDown ? health.errorUpdatedAt + TROUBLED_POLL_MS : null,
    ask: () => void health.refetch(),
    asking: health.isFetching,
  };
}

const isConnected = (status: HostStatus) => status.connection === "connected";

const isCalm = ({ status, data }: { status: string; data: { host: HostStatus } | undefined }) =>
  status !== "error" && data !== undefined && isConnected(data.host);

function blockedReason(
  status: HostStatus | undefined,
  serverDown: boolean,
  words: Words<"host">,
): string | null {
  if (serverDown) return words("blocked.server");
  if (status === undefined || isConnected(status)) return null;
  const { name } = status;
  if (status.connection === "connecting") return words("blocked.connecting", { name });
  if (status.connection === "misconfigured") return words("blocked.refused", { name });
  return words("blocked.unreachable", { name });
}
