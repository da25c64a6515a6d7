import { isAppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import type { Json, JsonObject } from "@/lib/contract/json";
import type { NotRestored } from "@/lib/engine/ports";
import { reasonsOf } from "@/lib/engine/reasons/refusal";
import type { GatewayConnection } from "./connection";
import { findRow } from "./find-row";
import { Done } from "./frames";
import { PATCHABLE, toSettings } from "./read-settings";

/** Makes the session's settings equal to `target`, one by one. Returns those that the gateway refused, and why. */
export async function restoreSettings(
  connection: GatewayConnection,
  sessionId: SessionId,
  target: JsonObject,
): Promise<NotRestored[]> {
  const row = await findRow(connection, sessionId);
  if (!row) return [];
  const live = toSettings(row);
  const notRestored: NotRestored[] = [];
  const put = async (name: string, write: (value: Json) => Promise<unknown>) => {
    const wanted = target[name] ?? null;
    if (isSame(live[name] ?? null, wanted)) return;
    try {
      await write(wanted);
    } catch (error) {
      // The gateway cannot be reached or does not let us: then no setting can be put back.
      if (!isAppError(error) || error.code === "host_unavailable" || error.code === "forbidden") throw error;
      notRestored.push({ path: name, why: [...reasonsOf(error)] });
    }
  };
  const patch = (field: string) => (value: Json) =>
    connection.write("sessions.patch", { key: sessionId, [field]: value }, Done);

  for (const name of PATCHABLE) await put(name, patch(name));
  await put("model", patch("model"));
  await put("visibility", (visibility) =>
    connection.write(
      "session.visibility.set",
      { sessionKey: sessionId, visibility: visibility ?? "shared" },
      Done,
    ),
  );
  // Last, for an archived session takes no other change.
  await put("archived", (archived) => setArchived(connection, sessionId, archived === true));
  return notRestored;
}

/** Archives a session or takes it back out. The gateway wants to be told which generation of it is meant. */
export async function setArchived(
  connection: GatewayConnection,
  key: string,
  archived: boolean,
): Promise<void> {
  const row = await findRow(connection, key);
  await connection.write("sessions.patch", { key, archived, expectedSessionId: row?.sessionId }, Done);
}

const isSame = (a: Json, b: Json): boolean => canonical(a) === canonical(b);

const canonical = (value: Json): string =>
  JSON.stringify(value, (_name, inner: Json) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
