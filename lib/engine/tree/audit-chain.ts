import type { AuditHead, AuditRecord } from "@/lib/contract/audit";
import { canonicalJson, digestOf } from "./canonical";

/** What the first event has before it. */
export const CHAIN_START: AuditHead = { seq: 0, hash: "0".repeat(64) };

/** The event as it follows `head`: numbered, linked and hashed over every field. */
export function chain(head: AuditHead, event: Omit<AuditRecord, "seq" | "previous" | "hash">): AuditRecord {
  const linked = { ...event, seq: head.seq + 1, previous: head.hash };
  return { ...linked, hash: hashOf(linked) };
}

/** The hash that these fields have. */
export const hashOf = (record: Omit<AuditRecord, "hash">): string => digestOf(canonicalJson(record));
