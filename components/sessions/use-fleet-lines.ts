"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { FleetHealth, HealthHistory } from "@/lib/contract/health";
import type { SessionId } from "@/lib/contract/ids";
import { fleetHealthOptions } from "@/lib/queries/options";

/** The last hour of every session, to be looked up by row. */
export interface FleetLines {
  span: Pick<FleetHealth, "from" | "to" | "stepMs">;
  bySession: ReadonlyMap<SessionId, HealthHistory>;
}

/** Undefined until it was read, and while it cannot be: the list does without lines then. */
export function useFleetLines(): FleetLines | undefined {
  const { data } = useQuery(fleetHealthOptions());
  return useMemo(
    () => data && { span: data, bySession: new Map(data.sessions.map((one) => [one.sessionId, one])) },
    [data],
  );
}
