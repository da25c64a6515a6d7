import { infiniteQueryOptions, queryOptions, skipToken } from "@tanstack/react-query";
import type { RollbackId, SessionId, SnapshotId, StateRef } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";
import { apiClient } from "./client";
import { queryKeys } from "./keys";
import { furtherOf } from "./live";
import { unlessPaused } from "./live-pause";

const PAGE_SIZE = 200;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const HEALTH_STEPS = 240;
const ROLLBACK_POLL_MS = 1000;
const DELIVERY_POLL_MS = 5000;
const DELIVERIES_SHOWN = 20;
/** A plan and a comparison with the current state read the whole state: they are not read again for every event. */
const WHOLE_STATE_FRESH_MS = 3000;

export const healthOptions = () =>
  queryOptions({
    queryKey: queryKeys.health,
    queryFn: ({ signal }) => apiClient().health({ signal }),
  });

export const sessionsOptions = (query: string) =>
  infiniteQueryOptions({
    queryKey: queryKeys.sessions.list(query),
    queryFn: ({ signal, pageParam }) =>
      apiClient().sessions.list(
        { limit: PAGE_SIZE, ...(query ? { query } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });

/** The last hour of every session, in steps of two minutes. */
export const fleetHealthOptions = () =>
  queryOptions({
    queryKey: queryKeys.fleetHealth,
    queryFn: ({ signal }) => {
      const to = Date.now();
      const input = { from: isoOf(to - HOUR_MS), to: isoOf(to), stepMs: 2 * MINUTE_MS };
      return apiClient().fleetHealth(input, { signal });
    },
    refetchInterval: unlessPaused(MINUTE_MS),
  });

/** The newest snapshots of all sessions, as many as one page holds: for the tags on them. */
export const newestSnapshotsOptions = () =>
  queryOptions({
    queryKey: queryKeys.newestSnapshots,
    queryFn: ({ signal }) => apiClient().snapshots.list({ limit: PAGE_SIZE }, { signal }),
    staleTime: MINUTE_MS,
  });

/** The health of a session over the last `rangeMs`, in about 240 steps. */
export const sessionHealthOptions = (id: SessionId, rangeMs: number) =>
  queryOptions({
    queryKey: queryKeys.session.health(id, rangeMs),
    queryFn: ({ signal }) => {
      const to = Date.now();
      const stepMs = Math.max(1, Math.round(rangeMs / HEALTH_STEPS / MINUTE_MS)) * MINUTE_MS;
      return apiClient().sessions.getHealth(
        id,
        { from: isoOf(to - rangeMs), to: isoOf(to), stepMs },
        { signal },
      );
    },
    refetchInterval: unlessPaused(MINUTE_MS),
  });

const isoOf = (ms: number) => new Date(ms).toISOString();

export const sessionOptions = (id: SessionId) =>
  queryOptions({
    queryKey: queryKeys.session.one(id),
    queryFn: ({ signal }) => apiClient().sessions.get(id, { signal }),
  });

/** Newest first; with a query, those that match it. */
export const snapshotsOptions = (id: SessionId, query = "") =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.session.snapshots(id), { query }],
    queryFn: ({ signal, pageParam }) =>
      apiClient().sessions.listSnapshots(
        id,
        { limit: PAGE_SIZE, ...(query ? { query } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });

/** The newest rollbacks of a session, as many as one page holds. */
export const rollbacksOptions = (id: SessionId) =>
  queryOptions({
    queryKey: queryKeys.session.rollbacks(id),
    queryFn: ({ signal }) => apiClient().sessions.listRollbacks(id, { limit: PAGE_SIZE }, { signal }),
  });

/** What a rollback would do now. A POST that changes nothing. */
export const planOptions = (id: SessionId, snapshotId: SnapshotId) =>
  queryOptions({
    queryKey: queryKeys.session.plan(id, snapshotId),
    queryFn: ({ signal }) => apiClient().sessions.plan(id, { snapshotId }, { signal }),
    staleTime: WHOLE_STATE_FRESH_MS,
  });

export const diffOptions = (id: SessionId, from: StateRef, to: StateRef) =>
  queryOptions({
    queryKey: queryKeys.session.diff(id, from, to),
    queryFn: ({ signal }) => apiClient().sessions.diff(id, { from, to }, { signal }),
    // Two snapshots never change.
    staleTime: from === "current" || to === "current" ? WHOLE_STATE_FRESH_MS : Number.POSITIVE_INFINITY,
  });

/** One rollback; read again every second while it runs, for the time that live events do not come. */
export const rollbackOptions = (id: RollbackId) =>
  queryOptions({
    queryKey: queryKeys.rollback(id),
    queryFn: async ({ signal, client }) => {
      const told = await apiClient().rollbacks.get(id, { signal });
      const known = client.getQueryData<Rollback>(queryKeys.rollback(id));
      return known === undefined ? told : furtherOf(known, told);
    },
    refetchInterval: (query) => (query.state.data?.status === "running" ? ROLLBACK_POLL_MS : false),
  });

/** One snapshot; nothing is read until both ids are known. */
export const snapshotOptions = (id: SessionId | undefined, snapshotId: SnapshotId | null | undefined) =>
  queryOptions({
    queryKey: queryKeys.session.snapshot(id, snapshotId),
    queryFn:
      id && snapshotId
        ? ({ signal }: { signal: AbortSignal }) =>
            apiClient().sessions.getSnapshot(id, snapshotId, { signal })
        : skipToken,
  });

export const alertTargetsOptions = () =>
  queryOptions({
    queryKey: queryKeys.alerts.targets,
    queryFn: ({ signal }) => apiClient().alerts.listTargets({ signal }),
  });

/** The newest deliveries of alerts. No event tells of them, so they are read again while the page is looked at. */
export const alertDeliveriesOptions = () =>
  queryOptions({
    queryKey: queryKeys.alerts.deliveries,
    queryFn: ({ signal }) => apiClient().alerts.listDeliveries({ limit: DELIVERIES_SHOWN }, { signal }),
    refetchInterval: unlessPaused(DELIVERY_POLL_MS),
  });
