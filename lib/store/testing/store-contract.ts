import { describe } from "vitest";
import { alertsContract } from "./alerts-contract";
import { auditContract } from "./audit-contract";
import { blobsContract } from "./blobs-contract";
import { durabilityContract } from "./durability-contract";
import { healthContract } from "./health-contract";
import { idempotencyContract } from "./idempotency-contract";
import { leasesContract } from "./leases-contract";
import { migrationsContract } from "./migrations-contract";
import { policyContract } from "./policy-contract";
import { queriesContract } from "./queries-contract";
import { rollbacksContract } from "./rollbacks-contract";
import { snapshotsContract } from "./snapshots-contract";
import type { NewPlace } from "./subject";
import { sweepContract } from "./sweep-contract";
import { trashContract } from "./trash-contract";

/** What every dialect keeps of the promises in `ports.ts`. */
export function storeContract(newPlace: NewPlace): void {
  describe("snapshots", () => snapshotsContract(newPlace));
  describe("queries", () => queriesContract(newPlace));
  describe("blobs", () => blobsContract(newPlace));
  describe("sweep", () => sweepContract(newPlace));
  describe("leases", () => leasesContract(newPlace));
  describe("rollbacks", () => rollbacksContract(newPlace));
  describe("audit", () => auditContract(newPlace));
  describe("health", () => healthContract(newPlace));
  describe("policy", () => policyContract(newPlace));
  describe("trash", () => trashContract(newPlace));
  describe("idempotency", () => idempotencyContract(newPlace));
  describe("alerts", () => alertsContract(newPlace));
  describe("migrations", () => migrationsContract(newPlace));
  describe("durability", () => durabilityContract(newPlace));
}
