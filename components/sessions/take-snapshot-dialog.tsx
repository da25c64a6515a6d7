"use client";

import { Dialog as Radix } from "radix-ui";
import { useTranslations } from "use-intl";
import { TakeSnapshotForm } from "@/components/snapshot/take-snapshot-form";
import { Dialog } from "@/components/ui/dialog";
import type { Session } from "@/lib/contract/session";

interface TakeSnapshotDialogProps {
  /** The session to save, or null when the window is closed. */
  session: Session | null;
  onClose: () => void;
}

/** Takes a snapshot of a session without leaving the list. */
export function TakeSnapshotDialog({ session, onClose }: TakeSnapshotDialogProps) {
  const words = useTranslations("sessions");
  return (
    <Dialog open={session !== null} onClose={onClose}>
      {session ? (
        <div className="min-h-0 overflow-y-auto">
          <Radix.Title className="sr-only">{words("takeSnapshotOf", { session: session.label })}</Radix.Title>
          <TakeSnapshotForm session={session} knownTags={NO_TAGS} lastSizeBytes={null} onDone={onClose} />
        </div>
      ) : null}
    </Dialog>
  );
}

const NO_TAGS: string[] = [];
