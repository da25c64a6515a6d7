import type { AuditCheck, AuditFault, AuditHead } from "@/lib/contract/audit";
import { JsonObject } from "@/lib/contract/json";
import type { AuditLog, AuditRow, Clock } from "./ports";
import { CHAIN_START, hashOf } from "./tree/audit-chain";
import { canonicalJson } from "./tree/canonical";

const ROWS_AT_ONCE = 1000;

/**
 * Reads and hashes the whole log again and names the first event that is not as it was written. Finds whatever was
 * edited, inserted, deleted or moved; a cut tail by the end that the writers know, and a log that was written anew from
 * somewhere on by `exported`, a head that was kept elsewhere. Memory does not grow with the log.
 */
export async function checkAudit(
  { audit, clock }: { audit: AuditLog; clock: Clock },
  exported?: AuditHead,
): Promise<AuditCheck> {
  const atFirst = await audit.auditHead();
  let head: AuditHead = CHAIN_START;
  let events = 0;
  let fault = faultAtMark(head, exported);
  while (fault === null) {
    const rows = await audit.readAuditRows(head.seq, ROWS_AT_ONCE);
    for (const row of rows) {
      fault = faultOf(row, head) ?? faultAtMark(row, exported) ?? faultAtMark(row, atFirst);
      if (fault !== null) break;
      head = { seq: row.seq, hash: row.hash };
      events += 1;
    }
    if (rows.length < ROWS_AT_ONCE) break;
  }
  // Read last: whatever was read until now was in the log by then, if its writers put it there.
  fault ??= faultAtEnd(head, await audit.auditHead(), Math.max(atFirst.seq, exported?.seq ?? 0));
  return {
    status: fault === null ? "verified" : "broken",
    checkedAt: clock.now().toISOString(),
    events,
    head: head.seq === 0 ? null : head,
    fault,
  };
}

/** What is wrong with a row that should follow `head`; null when it does. */
export function faultOf(row: AuditRow, head: AuditHead): AuditFault | null {
  const expected = head.seq + 1;
  if (row.seq > expected) {
    const gone = row.seq - expected;
    const detail =
      gone === 1
        ? `Event ${expected} is missing.`
        : `Events ${expected} to ${row.seq - 1} are missing: ${gone} in all.`;
    return { seq: expected, problem: "missing", detail };
  }
  if (row.previous !== head.hash)
    return changed(
      row,
      `Event ${row.seq} does not follow the one before it: one of them was changed or moved.`,
    );
  if (hashOfRow(row) !== row.hash)
    return changed(row, `Event ${row.seq} is not as it was written: it was changed or moved.`);
  return null;
}

const changed = ({ seq }: AuditRow, detail: string): AuditFault => ({ seq, problem: "changed", detail });

/** Undefined when the detail is not the text that was written, whatever it says. */
function hashOfRow({ hash: _hash, detail: text, ...row }: AuditRow): string | undefined {
  const detail = parse(text);
  if (detail === undefined || canonicalJson(detail) !== text) return undefined;
  return hashOf({ ...row, detail });
}

function parse(text: string): JsonObject | undefined {
  try {
    return JsonObject.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A head that was noted earlier has to be met on the way. */
function faultAtMark({ seq, hash }: AuditHead, mark: AuditHead | undefined): AuditFault | null {
  if (mark === undefined || seq !== mark.seq || hash === mark.hash) return null;
  return {
    seq,
    problem: "replaced",
    detail: `Event ${seq} is another one than when its hash was noted: the log was written anew up to here or further.`,
  };
}

function faultAtEnd({ seq, hash }: AuditHead, end: AuditHead, atLeast: number): AuditFault | null {
  const last = Math.max(end.seq, atLeast);
  if (seq < atLeast)
    return {
      seq: seq + 1,
      problem: "cut",
      detail: `The log ends at event ${seq} and went on to ${last}: what came after was cut off.`,
    };
  if (seq > end.seq || (seq === end.seq && hash !== end.hash))
    return {
      seq,
      problem: "added",
      detail: `Event ${seq} was put into the log by something else than Clawback.`,
    };
  return null;
}
