import type { AlertDeps } from "@/lib/alerts/alert-deps";
import type { ServerHealth } from "@/lib/contract/host";
import type { EngineDeps, IdempotencyStore } from "@/lib/engine/ports";
import type { Access } from "./access";
import type { EventBus } from "./event-bus";
import type { PolicyService } from "./policy/policy-service";

/** What the API is built over. */
export interface Parts {
  deps: EngineDeps;
  idempotency: IdempotencyStore;
  policy: PolicyService;
  alerts: AlertDeps;
  bus: EventBus;
  access: Access;
  storeKind: ServerHealth["store"];
  version: string;
}
