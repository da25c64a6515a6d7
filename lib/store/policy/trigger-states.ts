import { SessionId } from "@/lib/contract/ids";
import { Json } from "@/lib/contract/json";
import type { KeptState } from "@/lib/engine/policy/ports";
import type { Database } from "../database";
import type { Reader } from "../tables";

const NOTHING: KeptState = { version: 0, state: null };

export async function readTriggerState(db: Reader, sessionId: SessionId): Promise<KeptState> {
  const row = await db
    .selectFrom("trigger_state")
    .selectAll()
    .where("session_id", "=", sessionId)
    .executeTakeFirst();
  return row ? toKept(row) : NOTHING;
}

export async function listTriggerStates(db: Reader): Promise<Map<SessionId, KeptState>> {
  const rows = await db.selectFrom("trigger_state").selectAll().execute();
  return new Map(rows.map((row) => [SessionId.parse(row.session_id), toKept(row)]));
}

export function saveTriggerState(
  database: Database,
  sessionId: SessionId,
  state: Json,
  after: number,
): Promise<boolean> {
  return database.write(async (tx) => {
    const next = { version: after + 1, state: JSON.stringify(state) };
    const row = await tx
      .insertInto("trigger_state")
      .values({ session_id: sessionId, ...next })
      .onConflict((conflict) =>
        conflict.column("session_id").doUpdateSet(next).where("trigger_state.version", "=", after),
      )
      .returning("version")
      .executeTakeFirst();
    return row !== undefined;
  });
}

const toKept = ({ version, state }: { version: number; state: string }): KeptState => ({
  version,
  state: Json.parse(JSON.parse(state)),
});
