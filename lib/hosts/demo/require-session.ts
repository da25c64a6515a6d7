import { AppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import type { DemoSession, DemoState } from "./state";

export function requireSession(state: DemoState, sessionId: SessionId): DemoSession {
  const session = state.sessions[sessionId];
  if (!session) throw new AppError("session_not_found", `The demo has no session ${sessionId}.`);
  return session;
}
