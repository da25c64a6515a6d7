import { z } from "zod";
import { Digest } from "@/lib/contract/ids";
import type { Json } from "@/lib/contract/json";
import { TriggerType } from "@/lib/contract/policy";
import { Instant } from "@/lib/contract/time";

/** Why a passed limit was told and not answered with a rollback. */
const NotifyCause = z.enum(["policy", "cooldown", "limit", "no_target"]);
export type NotifyCause = z.infer<typeof NotifyCause>;

const Signal = z.strictObject({
  value: z.number(),
  at: Instant,
  /** Since when every signal of this type was over the limit; null when the last one was not. */
  overSince: Instant.nullable(),
});
export type Signal = z.infer<typeof Signal>;

/** What triggers remember of a session between two looks, and across restarts and replicas. */
export const TriggerState = z.strictObject({
  /** Limits that are passed and were told of. `cause` is null when a rollback was begun. */
  open: z.array(z.strictObject({ type: TriggerType, since: Instant, cause: NotifyCause.nullable() })),
  /** When automatic rollbacks were begun, of the last hours. */
  rollbacks: z.array(Instant),
  /** States that automatic rollbacks left: never gone into again. */
  abandoned: z.array(Digest),
  signals: z.partialRecord(TriggerType, Signal),
  /** Since when the newest snapshot was told to be too old. */
  overdueSince: Instant.nullable(),
});
export type TriggerState = z.infer<typeof TriggerState>;

export const NO_STATE: TriggerState = {
  open: [],
  rollbacks: [],
  abandoned: [],
  signals: {},
  overdueSince: null,
};

/** A state that an other version wrote and this one cannot read counts as none. */
export function readState(kept: Json): TriggerState {
  const parsed = TriggerState.safeParse(kept);
  return parsed.success ? parsed.data : NO_STATE;
}
