"use client";

import { Dialog as Radix } from "radix-ui";
import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/states";
import type { Session } from "@/lib/contract/session";

// Most visits of the list take no snapshot.
const TakeSnapshotForm = lazy(async () => {
  const { TakeSnapshotForm: form } = await import("@/components/snapshot/take-snapshot-form");
  return { default: form };
});

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
          <Suspense fallback={<Skeleton className="m-4 h-64" />}>
            <TakeSnapshotForm session={session} knownTags={NO_TAGS} lastSizeBytes={null} onDone={onClose} />
          </Suspense>
        </div>
      ) : null}
    </Dialog>
  );
}

const NO_TAGS: string[] = [];
