import type { AlertDeps } from "@/lib/alerts/alert-deps";
import type { ServerHealth } from "@/lib/contract/host";
import type { AuditLog, EngineDeps, IdempotencyStore } from "@/lib/engine/ports";
import type { Access } from "./access";
import type { EventBus } from "./event-bus";

/** What the API is built over. */
export interface Parts {
  deps: EngineDeps;
  audit: AuditLog;
  idempotency: IdempotencyStore;
  alerts: AlertDeps;
  bus: EventBus;
  access: Access;
  storeKind: ServerHealth["store"];
  version: string;
}
