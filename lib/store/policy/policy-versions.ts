import { PolicyVersion } from "@/lib/contract/policy";
import type { StoredPolicy } from "@/lib/engine/policy/ports";
import type { AuditEvent } from "@/lib/engine/ports";
import { appendAudit } from "../append-audit";
import type { Database } from "../database";
import type { Reader } from "../tables";

interface VersionRow {
  version: number;
  saved_at: string;
  author_kind: string;
  author_name: string;
  source: string;
}

export async function currentPolicy(db: Reader): Promise<StoredPolicy | undefined> {
  return toStored(await newest(db).executeTakeFirst());
}

export async function newestFromFile(db: Reader): Promise<StoredPolicy | undefined> {
  return toStored(await newest(db).where("source", "=", "file").executeTakeFirst());
}

export async function findPolicyVersion(db: Reader, version: number): Promise<StoredPolicy | undefined> {
  return toStored(await newest(db).where("version", "=", version).executeTakeFirst());
}

const newest = (db: Reader) => db.selectFrom("policy").selectAll().orderBy("version", "desc").limit(1);

const toStored = (row: (VersionRow & { document: string }) | undefined): StoredPolicy | undefined =>
  row && { ...toVersion(row), document: row.document };

export async function listPolicyVersions(db: Reader, limit: number): Promise<PolicyVersion[]> {
  const rows = await db
    .selectFrom("policy")
    .select(["version", "saved_at", "author_kind", "author_name", "source"])
    .orderBy("version", "desc")
    .limit(limit)
    .execute();
  return rows.map(toVersion);
}

export function savePolicy(
  database: Database,
  policy: Omit<StoredPolicy, "version">,
  after: number,
  audit: AuditEvent,
): Promise<StoredPolicy | undefined> {
  return database.write(async (tx) => {
    const current = await currentPolicy(tx);
    if ((current?.version ?? 0) !== after) return undefined;
    const version = after + 1;
    const { document, savedAt, savedBy, source } = policy;
    const added = await tx
      .insertInto("policy")
      .values({
        version,
        document,
        saved_at: savedAt,
        author_kind: savedBy.kind,
        author_name: savedBy.name,
        source,
      })
      // Somebody else wrote this version between our look and now.
      .onConflict((conflict) => conflict.column("version").doNothing())
      .returning("version")
      .executeTakeFirst();
    if (!added) return undefined;
    await appendAudit(tx, audit);
    return { ...policy, version };
  });
}

const toVersion = ({ version, saved_at, author_kind, author_name, source }: VersionRow): PolicyVersion =>
  PolicyVersion.parse({
    version,
    savedAt: saved_at,
    savedBy: { kind: author_kind, name: author_name },
    source,
  });
