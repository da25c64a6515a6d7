import { isMap, type Node } from "yaml";
import { DEFAULT_POLICY, type PolicyProblem, type RecoveryPolicy } from "@/lib/contract/policy";
import { patterns, policyName } from "./fields-of-text";
import { parseDocument } from "./parse-document";
import { type Field, quote, type Reading } from "./reading";
import {
  type AutoRollback,
  autoRollback,
  NO_AUTO_ROLLBACK,
  NO_SNAPSHOT_POLICY,
  type SnapshotPolicy,
  snapshotPolicy,
} from "./sections";

/** What a document says. With a problem of severity `error` nothing of it is used: `policies` is empty then. */
export interface ReadPolicies {
  /** The default one first, then the named ones in their order. Empty for a document without `recovery`. */
  policies: RecoveryPolicy[];
  problems: PolicyProblem[];
}

const SECTIONS = ["autoRollback", "snapshotPolicy"] as const;

/** Reads a policy document. Never throws, and is quick whatever it is given. */
export function readPolicies(text: string): ReadPolicies {
  const { document, reading } = parseDocument(text);
  if (document === undefined || reading.hasErrors || document.contents === null)
    return { policies: [], problems: reading.problems };
  const policies = readRoot(reading, document.contents);
  return { policies: reading.hasErrors ? [] : policies, problems: reading.problems };
}

function readRoot(reading: Reading, root: Node): RecoveryPolicy[] {
  if (!isMap(root)) {
    reading.note(root, "", "The document must begin with recovery:", "Write recovery: on the first line");
    return [];
  }
  // The file may be an agent's whole configuration.
  const entries = reading.map(root, "", ["recovery"], "warning");
  if (!entries?.has("recovery")) {
    if (!reading.hasErrors)
      reading.note(root, "recovery", "There is no recovery in this document.", "Add recovery:");
    return [];
  }
  const recovery = reading.map(entries.get("recovery") ?? null, "recovery", [
    "appliesTo",
    ...SECTIONS,
    "policies",
  ]);
  if (!recovery) return [];
  const written = readSections(reading, recovery, "recovery");
  const base: RecoveryPolicy = {
    name: DEFAULT_POLICY,
    appliesTo: written.appliesTo ?? ["*"],
    autoRollback: { ...NO_AUTO_ROLLBACK, ...written.autoRollback },
    snapshotPolicy: { ...NO_SNAPSHOT_POLICY, ...written.snapshotPolicy },
  };
  warnOfSilence(reading, recovery, base);
  const list = recovery.get("policies");
  const named = list === undefined ? [] : reading.list(list, "recovery.policies", namedPolicy(base));
  return [base, ...(named ?? [])];
}

/** A policy with a name. What it leaves out is as `recovery` has it. */
function namedPolicy(base: RecoveryPolicy): Field<RecoveryPolicy> {
  const names = new Set<string>([DEFAULT_POLICY]);
  const places = new Map<string, string>();
  return (reading, node, path) => {
    const entries = reading.map(node, path, ["name", "appliesTo", ...SECTIONS]);
    if (!entries) return undefined;
    const nameNode = entries.get("name");
    const name = nameNode === undefined ? undefined : policyName(reading, nameNode, `${path}.name`);
    if (nameNode === undefined) reading.note(node, `${path}.name`, "This policy has no name.", "Add name:");
    if (name !== undefined && names.has(name))
      reading.note(
        nameNode,
        `${path}.name`,
        `There is another policy ${quote(name)}.`,
        "Choose another name",
      );
    const written = readSections(reading, entries, path);
    if (!entries.has("appliesTo"))
      reading.note(
        node,
        `${path}.appliesTo`,
        "This policy applies to nothing.",
        'Add appliesTo: "agent:main:*"',
      );
    if (name === undefined || written.appliesTo === undefined) return undefined;
    names.add(name);
    for (const pattern of written.appliesTo) {
      const other = places.get(pattern);
      if (other !== undefined && other !== name)
        reading.warn(
          entries.get("appliesTo"),
          `${path}.appliesTo`,
          `${pattern} belongs to ${quote(other)} already, which stands first and holds.`,
          "Name it in one policy only",
        );
      else places.set(pattern, name);
    }
    return {
      name,
      appliesTo: written.appliesTo,
      autoRollback: { ...base.autoRollback, ...written.autoRollback },
      snapshotPolicy: { ...base.snapshotPolicy, ...written.snapshotPolicy },
    };
  };
}

interface WrittenSections {
  appliesTo: string[] | undefined;
  autoRollback: Partial<AutoRollback> | undefined;
  snapshotPolicy: Partial<SnapshotPolicy> | undefined;
}

function readSections(
  reading: Reading,
  entries: ReadonlyMap<string, Node | null>,
  path: string,
): WrittenSections {
  const read = <Value>(key: "appliesTo" | (typeof SECTIONS)[number], field: Field<Value>) => {
    const node = entries.get(key);
    return node === undefined ? undefined : field(reading, node, `${path}.${key}`);
  };
  return {
    appliesTo: read("appliesTo", patterns),
    autoRollback: read("autoRollback", autoRollback),
    snapshotPolicy: read("snapshotPolicy", snapshotPolicy),
  };
}

/** Triggers that nothing will ever look at. */
function warnOfSilence(
  reading: Reading,
  recovery: ReadonlyMap<string, Node | null>,
  { autoRollback: section }: RecoveryPolicy,
): void {
  const node = recovery.get("autoRollback");
  if (!isMap(node) || node.has("enabled") || section.triggers.length === 0) return;
  reading.warn(node, "recovery.autoRollback", "Without enabled: true no trigger is watched.", {
    text: "Add enabled: true",
    value: "enabled: true",
  });
}
