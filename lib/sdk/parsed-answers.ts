import { z } from "zod";
import { Alert, AlertDelivery, AlertTarget, PutAlertTargetAnswer } from "@/lib/contract/alert";
import { AuditCheck, AuditCounts, AuditItem } from "@/lib/contract/audit";
import { Diff, JsonPatch } from "@/lib/contract/diff";
import { LiveEvent } from "@/lib/contract/event";
import { FleetHealth, HealthHistory } from "@/lib/contract/health";
import { ServerHealth } from "@/lib/contract/host";
import { pageOf } from "@/lib/contract/page";
import { Plan, Rollback, Verification } from "@/lib/contract/rollback";
import { Session } from "@/lib/contract/session";
import { Snapshot } from "@/lib/contract/snapshot";
import { State } from "@/lib/contract/state";
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
  audit: pageOf(AuditItem),
  auditCheck: AuditCheck,
  auditCounts: AuditCounts,
  diff: Diff,
  event: LiveEvent,
  fleetHealth: FleetHealth,
  healthHistory: HealthHistory,
  jsonPatch: JsonPatch,
  nothing: z.undefined(),
  plan: Plan,
  rollback: Rollback,
  rollbacks: pageOf(Rollback),
  serverHealth: ServerHealth,
  session: Session,
  sessions: pageOf(Session),
  snapshot: Snapshot,
  snapshots: pageOf(Snapshot),
  state: State,
  verification: Verification,
};
