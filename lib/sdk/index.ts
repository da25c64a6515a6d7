/** What `clawback/sdk` exports. */
export type { Diff, JsonPatch } from "@/lib/contract/diff";
export { AppError, isAppError, type ProblemCode } from "@/lib/contract/errors";
export type { LiveEvent } from "@/lib/contract/event";
export type { Page } from "@/lib/contract/page";
export type { Plan, Rollback, Verification } from "@/lib/contract/rollback";
export type { Session } from "@/lib/contract/session";
export type { Snapshot } from "@/lib/contract/snapshot";
export type { State } from "@/lib/contract/state";
export type { AlertHook, RecoveryAlert } from "./alert-hook";
export { OpenClawClient, type OpenClawClientOptions } from "./client";
export type { ExpectedState } from "./compare-states";
export type { EventOptions } from "./events";
export { OperationError } from "./operation-error";
export type { SafeOperation } from "./run-safely";
export { safeOperation } from "./safe-operation";
export type { CallOptions } from "./transport";
export { verifyRecovery } from "./verify-recovery";
