import type { Told } from "@/components/ui/use-told";
import type { Plan } from "@/lib/contract/rollback";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Words } from "@/lib/i18n/words";

interface Circumstances {
  snapshot: Snapshot;
  session: Pick<Session, "status">;
  plan: Plan | undefined;
  /** The snapshot is not there any more. */
  deleted: boolean;
  /** Why nothing can be written at all, in the words of the host. */
  host: string | null;
  planFailed: boolean;
}

/** Why a rollback cannot be confirmed now; null when it can. What lasts is said before what passes. */
export function blockedBy(
  { snapshot, session, plan, deleted, host, planFailed }: Circumstances,
  { words, told }: { words: Words<"rollback">; told: Told },
): string | null {
  if (deleted) return words("form.deleted");
  if (snapshot.restorable.context === "no") {
    const why = snapshot.why?.context;
    return why === undefined ? words("form.contextLost") : told(why, snapshot.whyReasons?.context);
  }
  if (host !== null) return host;
  if (session.status === "rolling_back") return words("form.anotherRuns");
  if (plan !== undefined) return null;
  return words(planFailed ? "form.notCounted" : "form.counting");
}
