import type { Alert, AlertDelivery, AlertTarget, PutAlertTargetAnswer } from "@/lib/contract/alert";
import type { Diff, JsonPatch } from "@/lib/contract/diff";
import type { LiveEvent } from "@/lib/contract/event";
import type { FleetHealth, HealthHistory } from "@/lib/contract/health";
import type { ServerHealth } from "@/lib/contract/host";
import type { Page } from "@/lib/contract/page";
import type { Policy, PolicyPreview, SignalAnswer } from "@/lib/contract/policy";
import type { Plan, Rollback, Verification } from "@/lib/contract/rollback";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { State } from "@/lib/contract/state";
import type { Trash } from "@/lib/contract/trash";
import type { Answer } from "./transport";

/** What the API can answer, and how each answer is read. */
export interface Answers {
  alert: Answer<Alert>;
  alerts: Answer<Page<Alert>>;
  alertDeliveries: Answer<Page<AlertDelivery>>;
  alertDelivery: Answer<AlertDelivery>;
  alertTarget: Answer<AlertTarget>;
  alertTargetPut: Answer<PutAlertTargetAnswer>;
  alertTargets: Answer<Page<AlertTarget>>;
  diff: Answer<Diff>;
  event: Answer<LiveEvent>;
  fleetHealth: Answer<FleetHealth>;
  healthHistory: Answer<HealthHistory>;
  jsonPatch: Answer<JsonPatch>;
  nothing: Answer<undefined>;
  plan: Answer<Plan>;
  policy: Answer<Policy>;
  policyPreview: Answer<PolicyPreview>;
  rollback: Answer<Rollback>;
  rollbacks: Answer<Page<Rollback>>;
  serverHealth: Answer<ServerHealth>;
  session: Answer<Session>;
  sessions: Answer<Page<Session>>;
  signal: Answer<SignalAnswer>;
  snapshot: Answer<Snapshot>;
  snapshots: Answer<Page<Snapshot>>;
  state: Answer<State>;
  trash: Answer<Trash>;
  verification: Answer<Verification>;
}
