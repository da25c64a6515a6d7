import type { SessionId } from "@/lib/contract/ids";
import { refusal } from "@/lib/engine/reasons/refusal";
import type { DemoSession, DemoState } from "./state";

export function requireSession(state: DemoState, sessionId: SessionId): DemoSession {
  const session = state.sessions[sessionId];
  if (!session) throw refusal("session_not_found", [{ code: "demo_has_no_session", values: { sessionId } }]);
  return session;
}
