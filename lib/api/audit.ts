import { createRoute, z } from "@hono/zod-openapi";
import {
  AuditCheck,
  AuditCountQuery,
  AuditCounts,
  AuditExportQuery,
  AuditItem,
  AuditVerifyQuery,
  ReviewRequest,
} from "@/lib/contract/audit";
import { SnapshotId } from "@/lib/contract/ids";
import { PageQuery, pageOf } from "@/lib/contract/page";
import { AUDIT_KEY_TYPES, AUDIT_KEYS, parseQuery } from "@/lib/contract/parse-query";
import { Snapshot } from "@/lib/contract/snapshot";
import { checkAudit } from "@/lib/engine/audit-check";
import { reviewSnapshot } from "@/lib/engine/review-snapshot";
import type { Parts } from "@/lib/server/parts";
import { AUDIT_FILES, exportAudit } from "./audit-export";
import { createRouter, requesterOf } from "./context";
import { body, json, readRefusals, writeHeaders, writeRefusals } from "./route";

const tags = ["Audit"];

const listRoute = createRoute({
  method: "get",
  path: "/audit",
  tags,
  summary: "List what was done, refused and failed, newest first",
  request: { query: PageQuery },
  responses: { 200: json("A page of events", pageOf(AuditItem)), ...readRefusals },
});

const countRoute = createRoute({
  method: "get",
  path: "/audit/counts",
  tags,
  summary: "Count the events that match",
  request: { query: AuditCountQuery },
  responses: { 200: json("How many there are, by action", AuditCounts), ...readRefusals },
});

const exportRoute = createRoute({
  method: "get",
  path: "/audit/export",
  tags,
  summary: "Stream the events that match, oldest first, in UTC",
  description:
    "A line of JSON Lines is the event with sorted keys: without its `hash` member, its SHA-256 is that hash. In CSV a text that a spreadsheet would calculate has an apostrophe before it.",
  request: { query: AuditExportQuery },
  responses: {
    200: {
      description: "The events",
      content: { "application/jsonl": { schema: z.string() }, "text/csv": { schema: z.string() } },
    },
    ...readRefusals,
  },
});

const verifyRoute = createRoute({
  method: "get",
  path: "/audit/verify",
  tags,
  summary: "Read and hash every event again and name the first that is not as it was written",
  request: { query: AuditVerifyQuery },
  responses: { 200: json("How the log stands", AuditCheck), ...readRefusals },
});

const reviewRoute = createRoute({
  method: "post",
  path: "/snapshots/{snapshotId}/review",
  tags: ["Snapshots"],
  summary: "Sign a snapshot with a note, once",
  request: {
    params: z.strictObject({ snapshotId: SnapshotId }),
    headers: writeHeaders,
    body: body(ReviewRequest),
  },
  responses: { 200: json("The snapshot with its review", Snapshot), ...writeRefusals },
});

const toQuery = (text: string | undefined) =>
  text === undefined ? undefined : parseQuery(text, AUDIT_KEYS, AUDIT_KEY_TYPES);

export const auditRoutes = ({ deps, audit }: Pick<Parts, "deps" | "audit">) => {
  const { clock } = deps;
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { query: text, limit, cursor } = c.req.valid("query");
      const query = toQuery(text);
      const page = await audit.listAudit({
        limit,
        ...(query === undefined ? {} : { query }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      return c.json(page, 200);
    })
    .openapi(countRoute, async (c) =>
      c.json(await audit.countAudit(toQuery(c.req.valid("query").query)), 200),
    )
    .openapi(exportRoute, async (c) => {
      const { query: text, format } = c.req.valid("query");
      const { contentType, extension } = AUDIT_FILES[format];
      const stamp = clock
        .now()
        .toISOString()
        .replace(/[-:]|\.\d+/g, "");
      const headers = {
        "Content-Type": contentType,
        "Content-Disposition": `attachment; filename="clawback-audit-${stamp}.${extension}"`,
        "X-Content-Type-Options": "nosniff",
      };
      const query = toQuery(text);
      // A query that the store refuses must be refused, not break off a file: asked before the first byte.
      await audit.readAudit(0, 1, query);
      if (c.req.method === "HEAD") return c.body(null, 200, headers);
      return c.newResponse(exportAudit(audit, format, query), 200, headers);
    })
    .openapi(verifyRoute, async (c) =>
      c.json(await checkAudit({ audit, clock }, c.req.valid("query").head), 200),
    )
    .openapi(reviewRoute, async (c) => {
      const { snapshotId } = c.req.valid("param");
      return c.json(await reviewSnapshot(deps, requesterOf(c), snapshotId, c.req.valid("json")), 200);
    });
};
