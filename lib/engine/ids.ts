import { randomBytes } from "node:crypto";
import { AlertId } from "@/lib/contract/alert";
import { RollbackId, SnapshotId } from "@/lib/contract/ids";
import type { EngineDeps } from "./ports";

type RandomBytes = NonNullable<EngineDeps["randomBytes"]>;

// Crockford's base 32: no I, L, O, U, so that an id can be read aloud at night.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new snapshot id. Ids sort by `now`. */
export const newSnapshotId = (now: Date, random?: RandomBytes): SnapshotId =>
  SnapshotId.parse(`snap_${ulid(now.getTime(), random)}`);

/** A new rollback id. Ids sort by `now`. */
export const newRollbackId = (now: Date, random?: RandomBytes): RollbackId =>
  RollbackId.parse(`rb_${ulid(now.getTime(), random)}`);

/** A new alert id. Ids sort by `now`. */
export const newAlertId = (now: Date): AlertId => AlertId.parse(`al_${ulid(now.getTime())}`);

/** 48 bits of time and 80 random bits in 26 characters, as the ULID specification lays them out. */
function ulid(timeMs: number, random: RandomBytes = randomBytes): string {
  let value = BigInt(timeMs);
  for (const byte of random(10)) value = (value << 8n) | BigInt(byte);
  let text = "";
  for (let index = 0; index < 26; index += 1) {
    text = ALPHABET.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return text;
}
