import type { Clock, HealthStore } from "@/lib/engine/ports";
import type { Database } from "../database";
import { minuteOf } from "./minute";
import { listHealth, sumHealth } from "./read-health";
import { recordHealth } from "./record-health";

const DAY_MS = 24 * 3_600_000;

/** The port over a database. What each method promises is written at `HealthStore`. */
export function healthStore(database: Database, clock: Clock): HealthStore {
  return {
    recordHealth: (runs, ram) => recordHealth(database, runs, ram),
    listHealth: (range) => database.read((db) => listHealth(db, range)),
    sumHealth: (range) => database.read((db) => sumHealth(db, range)),
    pruneHealth: (before) =>
      database.write(async (tx) => {
        const minute = minuteOf(before.getTime());
        const yesterday = minuteOf(clock.now().getTime() - DAY_MS);
        await tx.deleteFrom("health_minute").where("minute", "<", minute).execute();
        await tx.deleteFrom("health_run").where("minute", "<", Math.max(minute, yesterday)).execute();
      }),
  };
}
