import type { AuditRecord } from "@/lib/contract/audit";
import type { AuditFormat } from "@/lib/contract/names";
import type { Query } from "@/lib/contract/query";
import type { AuditLog } from "@/lib/engine/ports";
import { canonicalJson } from "@/lib/engine/tree/canonical";

const EVENTS_AT_ONCE = 500;

export const AUDIT_FILES: Readonly<Record<AuditFormat, { contentType: string; extension: string }>> = {
  csv: { contentType: "text/csv; charset=utf-8; header=present", extension: "csv" },
  jsonl: { contentType: "application/jsonl; charset=utf-8", extension: "jsonl" },
};

/** All events that match, oldest first. Holds one piece at a time, and reads the next when the reader has taken it. */
export function exportAudit(
  audit: AuditLog,
  format: AuditFormat,
  query: Query | undefined,
  eventsAtOnce = EVENTS_AT_ONCE,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after = 0;
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        if (format === "csv") controller.enqueue(encoder.encode(CSV_HEAD));
      },
      pull: async (controller) => {
        const events = await audit.readAudit(after, eventsAtOnce, query);
        if (events.length > 0)
          controller.enqueue(encoder.encode(events.map(format === "csv" ? toCsvLine : toJsonLine).join("")));
        after = events.at(-1)?.seq ?? after;
        if (events.length < eventsAtOnce) controller.close();
      },
    },
    { highWaterMark: 1 },
  );
}

const toJsonLine = (event: AuditRecord) => `${canonicalJson(event)}\n`;

/** Column by column. Times are UTC as they are kept. */
const COLUMNS: Readonly<Record<string, (event: AuditRecord) => string | number | null>> = {
  seq: ({ seq }) => seq,
  at: ({ at }) => at,
  action: ({ action }) => action,
  outcome: ({ outcome }) => outcome,
  actorKind: ({ actor }) => actor.kind,
  actorName: ({ actor }) => actor.name,
  address: ({ address }) => address,
  sessionId: ({ sessionId }) => sessionId,
  snapshotId: ({ snapshotId }) => snapshotId,
  rollbackId: ({ rollbackId }) => rollbackId,
  requestId: ({ requestId }) => requestId,
  detail: ({ detail }) => canonicalJson(detail),
  previous: ({ previous }) => previous,
  hash: ({ hash }) => hash,
};

/** RFC 4180: lines end with CRLF, the first names the columns. */
const CSV_HEAD = `${Object.keys(COLUMNS).join(",")}\r\n`;

const toCsvLine = (event: AuditRecord) =>
  `${Object.values(COLUMNS)
    .map((cellOf) => toCell(cellOf(event)))
    .join(",")}\r\n`;

/** Every text in quotation marks; an apostrophe before what a spreadsheet would take for a formula. */
function toCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const harmless = /^[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
