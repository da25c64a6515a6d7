import { SessionId } from "@/lib/contract/ids";
import type { Session } from "@/lib/contract/session";

/** A healthy session of which little is known, but for what a test says. */
export const aSession = (id: string, part: Partial<Session> = {}): Session => ({
  id: SessionId.parse(id),
  agentId: "main",
  label: id,
  status: "healthy",
  attention: null,
  model: null,
  context: { messages: 1, tokens: null, tokenLimit: null },
  run: null,
  health: { errorRate: null, runs: 0, windowMs: 0, ramBytes: null },
  lastSnapshot: null,
  lastHealthySnapshot: null,
  snapshotCount: 0,
  protected: false,
  updatedAt: null,
  demo: true,
  deleted: false,
  archived: false,
  ...part,
});
