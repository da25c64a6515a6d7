import type { Alert } from "@/lib/contract/alert";
import type { StoredAlertTarget } from "@/lib/engine/ports";
import type { OutgoingPost, PostAnswer } from "./post";

/** What every message says beside the alert. */
export interface Surroundings {
  publicUrl: string;
  /** Whose agents these are: a demo's are labelled. */
  demo: boolean;
  /** The real time: signatures are only taken for a few minutes. */
  now: Date;
}

/** How one kind of target is spoken to. */
export interface AlertDriver {
  /** What to send, in this order. Each may be sent again. */
  toPosts(alert: Alert, target: StoredAlertTarget, surroundings: Surroundings): OutgoingPost[];
  /** Whether this refusal stays one, however often it is tried. */
  isFinal(answer: PostAnswer): boolean;
  /** The word of the target's own for a refusal, where it has one that may be shown. */
  reasonOf(answer: PostAnswer): string | null;
}
