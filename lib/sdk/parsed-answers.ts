import { z } from "zod";
import { Alert, AlertDelivery, AlertTarget, PutAlertTargetAnswer } from "@/lib/contract/alert";
import { Diff, JsonPatch } from "@/lib/contract/diff";
import { LiveEvent } from "@/lib/contract/event";
import { FleetHealth, HealthHistory } from "@/lib/contract/health";
import { ServerHealth } from "@/lib/contract/host";
import { pageOf } from "@/lib/contract/page";
import { Policy, PolicyPreview, SignalAnswer } from "@/lib/contract/policy";
import { Plan, Rollback, Verification } from "@/lib/contract/rollback";
import { Session } from "@/lib/contract/session";
import { Snapshot } from "@/lib/contract/snapshot";
import { State } from "@/lib/contract/state";
import { Trash } from "@/lib/contract/trash";
import type { Answers } from "./answers";

/** Every answer of the API, proved by its schema. */
export const parsedAnswers: Answers = {
  alert: Alert,
  alerts: pageOf(Alert),
  alertDeliveries: pageOf(AlertDelivery),
  alertDelivery: AlertDelivery,
  alertTarget: AlertTarget,
  alertTargetPut: PutAlertTargetAnswer,
  alertTargets: pageOf(AlertTarget),
  diff: Diff,
  event: LiveEvent,
  fleetHealth: FleetHealth,
  healthHistory: HealthHistory,
  jsonPatch: JsonPatch,
  nothing: z.undefined(),
  plan: Plan,
  policy: Policy,
  policyPreview: PolicyPreview,
  rollback: Rollback,
  rollbacks: pageOf(Rollback),
  serverHealth: ServerHealth,
  session: Session,
  sessions: pageOf(Session),
  signal: SignalAnswer,
  snapshot: Snapshot,
  snapshots: pageOf(Snapshot),
  state: State,
  trash: Trash,
  verification: Verification,
};
