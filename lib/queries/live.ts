import type { QueryClient } from "@tanstack/react-query";
import type { LiveEvent } from "@/lib/contract/event";
import type { HostStatus, ServerHealth } from "@/lib/contract/host";
import type { Rollback } from "@/lib/contract/rollback";
import { queryKeys } from "./keys";

/** Makes stale what an event says has changed. Whatever is on screen is read again by itself. */
export function applyEvent(queries: QueryClient, event: LiveEvent): void {
  switch (event.type) {
    case "sessions":
      return void queries.invalidateQueries({ queryKey: queryKeys.sessions.all });
    case "session":
      // Snapshots and rollbacks tell of themselves: a busy agent must not have their lists read again for every turn.
      void queries.invalidateQueries({ queryKey: queryKeys.sessions.all });
      void queries.invalidateQueries({ queryKey: queryKeys.session.one(event.sessionId) });
      void queries.invalidateQueries({ queryKey: queryKeys.session.healths(event.sessionId) });
      void queries.invalidateQueries({ queryKey: queryKeys.session.plans(event.sessionId) });
      return void queries.invalidateQueries({ queryKey: queryKeys.session.diffs(event.sessionId) });
    case "snapshot":
      void queries.invalidateQueries({ queryKey: queryKeys.audit.all });
      void queries.invalidateQueries({
        queryKey: queryKeys.session.snapshot(event.sessionId, event.snapshotId),
      });
      void queries.invalidateQueries({ queryKey: queryKeys.sessions.all });
      void queries.invalidateQueries({ queryKey: queryKeys.session.one(event.sessionId) });
      void queries.invalidateQueries({ queryKey: queryKeys.session.tags(event.sessionId) });
      return void queries.invalidateQueries({ queryKey: queryKeys.session.snapshots(event.sessionId) });
    case "rollback":
      rememberRollback(queries, event.rollback);
      if (event.rollback.steps.length < 2 || event.rollback.status !== "running")
        void queries.invalidateQueries({ queryKey: queryKeys.audit.all });
      if (event.rollback.status === "running") {
        void queries.invalidateQueries({ queryKey: queryKeys.session.one(event.sessionId) });
        return void queries.invalidateQueries({ queryKey: queryKeys.session.rollbacks(event.sessionId) });
      }
      void queries.invalidateQueries({ queryKey: queryKeys.sessions.all });
      return void queries.invalidateQueries({ queryKey: queryKeys.session.all(event.sessionId) });
    case "policy":
      void queries.invalidateQueries({ queryKey: queryKeys.audit.all });
      return void queries.invalidateQueries({ queryKey: queryKeys.policy.all });
    case "host":
      rememberHost(queries, event.status);
      return void queries.invalidateQueries({ queryKey: queryKeys.sessions.all });
  }
}

/** Keeps what the host's state is now. */
export function rememberHost(queries: QueryClient, host: HostStatus): void {
  queries.setQueryData<ServerHealth>(queryKeys.health, (health) => health && { ...health, host });
}

/** Keeps the newer of two tellings of one rollback: an event may overtake an answer that was on its way. */
export function rememberRollback(queries: QueryClient, told: Rollback): void {
  queries.setQueryData<Rollback>(queryKeys.rollback(told.id), (known) =>
    known === undefined ? told : furtherOf(known, told),
  );
}

/** The one of two tellings that is further on; the later told one when they are level. */
export function furtherOf(known: Rollback, told: Rollback): Rollback {
  return progress(known) > progress(told) ? known : told;
}

const progress = (rollback: Rollback): number => {
  const over = rollback.status === "running" ? 0 : 1000;
  const settled = rollback.steps.filter((step) => step.status !== "running").length;
  const after = [rollback.accepted, rollback.undoneBy].filter((mark) => mark !== null).length;
  return over + after * 100 + settled * 2 + rollback.steps.length;
};
