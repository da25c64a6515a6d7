import type { SessionId } from "@/lib/contract/ids";
import { refusal } from "@/lib/engine/reasons/refusal";
import type { GatewayConnection } from "./connection";
import { HistoryPage, SessionDescription, type SessionRow } from "./frames";

/** The gateway's row of a session, undefined when it has none under this key. */
export async function findRow(connection: GatewayConnection, key: string): Promise<SessionRow | undefined> {
  const { session } = await connection.read("sessions.describe", { key }, SessionDescription);
  return session ?? undefined;
}

/** The end of a session's transcript, with what is known of its runs. */
export async function readTail(connection: GatewayConnection, sessionId: SessionId): Promise<HistoryPage> {
  const page = await connection.read("chat.history", { sessionKey: sessionId, limit: 1 }, HistoryPage);
  // The gateway answers for any key; only a session it has got a transcript.
  if (page.sessionId === undefined)
    throw refusal("session_not_found", [{ code: "gateway_has_no_session", values: { sessionId } }]);
  return page;
}
