import type { PolicyStore } from "@/lib/engine/policy/ports";
import type { Clock } from "@/lib/engine/ports";
import type { Database } from "../database";
import {
  currentPolicy,
  findPolicyVersion,
  listPolicyVersions,
  newestFromFile,
  savePolicy,
} from "./policy-versions";
import { claimTick, finishTick } from "./ticks";
import { emptyTrash, listTrash, takeFromTrash, trashSnapshot } from "./trash";
import { listTriggerStates, readTriggerState, saveTriggerState } from "./trigger-states";

/** The port over a database. What each method promises is written at `PolicyStore`. */
export function policyStore(database: Database, clock: Clock): PolicyStore {
  return {
    currentPolicy: () => database.read(currentPolicy),
    newestFromFile: () => database.read(newestFromFile),
    findPolicyVersion: (version) => database.read((db) => findPolicyVersion(db, version)),
    listPolicyVersions: (limit) => database.read((db) => listPolicyVersions(db, limit)),
    savePolicy: (policy, after, audit) => savePolicy(database, policy, after, audit),
    claimTick: (work, tickMs, options) => claimTick(database, clock, work, tickMs, options),
    finishTick: (work, tickMs) => finishTick(database, work, tickMs),
    readTriggerState: (sessionId) => database.read((db) => readTriggerState(db, sessionId)),
    listTriggerStates: () => database.read(listTriggerStates),
    saveTriggerState: (sessionId, state, after) => saveTriggerState(database, sessionId, state, after),
    trashSnapshot: (id, audit) => trashSnapshot(database, clock, id, audit),
    listTrash: (limit, sessionId) => database.read((db) => listTrash(db, limit, sessionId)),
    takeFromTrash: (id, auditOf) => takeFromTrash(database, id, auditOf),
    emptyTrash: (before, auditOf) => emptyTrash(database, before, auditOf),
  };
}
