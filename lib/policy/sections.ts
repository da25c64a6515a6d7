import { TRIGGER_TYPES } from "@/lib/contract/names";
import { PolicyAction, PolicyTarget, type RecoveryPolicy, type Trigger } from "@/lib/contract/policy";
import { count, duration, oneOf, threshold, truth } from "./fields";
import { operation } from "./fields-of-text";
import type { Field, Reading } from "./reading";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export type AutoRollback = RecoveryPolicy["autoRollback"];
export type SnapshotPolicy = RecoveryPolicy["snapshotPolicy"];

/** What holds where nothing is written. */
export const NO_AUTO_ROLLBACK: AutoRollback = {
  enabled: false,
  action: "rollback",
  triggers: [],
  target: "last-healthy",
  preserveMemory: false,
  windowMs: 10 * MINUTE_MS,
  minRuns: 5,
  cooldownMs: 10 * MINUTE_MS,
  maxPerHour: 3,
};
export const NO_SNAPSHOT_POLICY: SnapshotPolicy = {
  intervalMs: null,
  maxSnapshots: null,
  retentionMs: null,
  beforeOperations: [],
};

const windowOf: Field<number> = (reading, node, path) => {
  const windowMs = duration({ least: MINUTE_MS, most: DAY_MS, unit: "m" })(reading, node, path);
  if (windowMs === undefined || windowMs % MINUTE_MS === 0) return windowMs;
  const use = `${Math.round(windowMs / MINUTE_MS)}m`;
  reading.note(node, path, "Runs are counted by the minute.", { text: `Use ${use}`, value: use });
  return undefined;
};

const trigger: Field<Trigger> = (reading, node, path) => {
  const entries = reading.map(node, path, ["type", "threshold"]);
  if (!entries) return undefined;
  for (const key of ["type", "threshold"] as const)
    if (!entries.has(key)) reading.note(node, `${path}.${key}`, `This trigger has no ${key}.`, `Add ${key}`);
  const typeNode = entries.get("type");
  const type = typeNode === undefined ? undefined : oneOf(TRIGGER_TYPES)(reading, typeNode, `${path}.type`);
  const limit = entries.get("threshold");
  if (type === undefined || limit === undefined) return undefined;
  const value = threshold(type)(reading, limit, `${path}.threshold`);
  return value === undefined ? undefined : { type, threshold: value };
};

const triggers: Field<Trigger[]> = (reading, node, path) => {
  const seen = new Set<string>();
  return reading.list(node, path, (_reading, item, at) => {
    const read = trigger(reading, item, at);
    if (read === undefined || !seen.has(read.type)) {
      if (read) seen.add(read.type);
      return read;
    }
    reading.note(item, at, `There are two triggers of the type ${read.type}.`, "Remove one of them");
    return undefined;
  });
};

export const autoRollback: Field<Partial<AutoRollback>> = (reading, node, path) => {
  const read = readKeys<AutoRollback>(reading, node, path, {
    enabled: ["enabled", truth],
    action: ["action", oneOf(PolicyAction.options)],
    triggers: ["triggers", triggers],
    target: ["target", oneOf(PolicyTarget.options)],
    preserveMemory: ["preserveMemory", truth],
    window: ["windowMs", windowOf],
    minRuns: ["minRuns", count({ least: 1, most: 1000 })],
    cooldown: ["cooldownMs", duration({ least: MINUTE_MS, most: DAY_MS, unit: "m" })],
    maxPerHour: ["maxPerHour", count({ least: 1, most: 20 })],
  });
  return read;
};

export const snapshotPolicy: Field<Partial<SnapshotPolicy>> = (reading, node, path) =>
  readKeys<SnapshotPolicy>(reading, node, path, {
    interval: ["intervalMs", duration({ least: MINUTE_MS, most: 30 * DAY_MS, unit: "m" })],
    maxSnapshots: ["maxSnapshots", count({ least: 1, most: 10_000 })],
    retention: ["retentionMs", duration({ least: HOUR_MS, most: 3650 * DAY_MS, unit: "d" })],
    beforeOperations: ["beforeOperations", (it, list, at) => it.list(list, at, operation)],
  });

type Keys<Section> = Record<string, { [Name in keyof Section]: [Name, Field<Section[Name]>] }[keyof Section]>;

/** What is written of a section, each key by its own field. */
function readKeys<Section>(
  reading: Reading,
  node: Parameters<Field<Section>>[1],
  path: string,
  keys: Keys<Section>,
): Partial<Section> | undefined {
  const entries = reading.map(node, path, Object.keys(keys));
  if (!entries) return undefined;
  const section: Partial<Section> = {};
  for (const [key, value] of entries) {
    const known = keys[key];
    if (known === undefined) continue;
    const [name, field] = known;
    const read = field(reading, value, `${path}.${key}`);
    if (read !== undefined) section[name] = read;
  }
  return section;
}
