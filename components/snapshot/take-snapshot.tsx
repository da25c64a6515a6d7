"use client";

import { Camera } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { useWindowParam } from "@/components/ui/use-window-param";
import type { Session } from "@/lib/contract/session";
import { TakeSnapshotForm } from "./take-snapshot-form";

interface TakeSnapshotProps {
  session: Session;
  knownTags: string[];
  /** The size of the newest snapshot: the next one will be about as big. */
  lastSizeBytes: number | null;
  blocked: string | null;
}

/** The button and its popover, which is kept in the address. S opens it. */
export function TakeSnapshot({ session, knownTags, lastSizeBytes, blocked }: TakeSnapshotProps) {
  const words = useTranslations("snapshot.take");
  const { isOpen, open, close, leave } = useWindowParam("snapshot");
  const reason = session.deleted ? words("gone") : blocked;
  useHotkeys({ s: () => reason === null && open() });
  return (
    <Popover
      open={isOpen && reason === null}
      onOpenChange={(next) => {
        if (!next) leave();
        else if (reason === null) open();
      }}
      onEscape={close}
      label={words("title")}
      className="w-[424px] max-w-[calc(100vw-16px)]"
      trigger={
        <Button look="solid" keys={["S"]} blocked={reason} className="max-md:w-11 max-md:px-0">
          <Camera size={15} aria-hidden="true" />
          <span className="max-md:sr-only">{words("title")}</span>
        </Button>
      }
    >
      <TakeSnapshotForm
        session={session}
        knownTags={knownTags}
        lastSizeBytes={lastSizeBytes}
        onDone={close}
      />
    </Popover>
  );
}
