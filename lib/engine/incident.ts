import type { DedupKey } from "@/lib/contract/alert";
import type { SessionId } from "@/lib/contract/ids";

/** The incident that triggers open, failed recoveries keep open, and a verified one ends: one a session. */
export const sessionIncident = (sessionId: SessionId): DedupKey => `session:${sessionId}`;

/** The incident of a session whose newest snapshot is too old. */
export const overdueIncident = (sessionId: SessionId): DedupKey => `snapshots:${sessionId}`;
