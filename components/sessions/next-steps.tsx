"use client";

import { Camera, GitCompare } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { useFormat } from "@/components/ui/use-format";
import { useNow } from "@/components/ui/use-now";
import type { Session } from "@/lib/contract/session";
import type { Format } from "@/lib/i18n/format";
import type { Words } from "@/lib/i18n/words";
import { isUnprotected } from "./grouping";
import { WatchButton } from "./rolling-back";
import { compareHref, sessionHref } from "./session-link";

interface NextStepsProps {
  session: Session;
  isSelected: boolean;
  /** The host is out of reach. */
  was: boolean;
  onTakeSnapshot: (session: Session) => void;
}

/** What to do about a session that needs attention. Only the selected row's buttons are stops of Tab. */
export function NextSteps({ session, isSelected, was, onTakeSnapshot }: NextStepsProps) {
  const words = useTranslations("sessions");
  const format = useFormat();
  const now = useNow(60_000);
  const tabIndex = isSelected ? 0 : -1;
  const isBare = !was && now !== null && isUnprotected(session, now.getTime());
  const good = comparable(session);

  if (session.status === "rolling_back" && !was) {
    return <WatchButton sessionId={session.id} tabIndex={tabIndex} />;
  }
  return (
    <>
      {isBare ? (
        <Button
          size="s"
          tabIndex={tabIndex}
          onClick={() => onTakeSnapshot(session)}
          keys={isSelected ? ["S"] : undefined}
        >
          <Camera size={13} aria-hidden="true" />
          {words("takeSnapshot")}
        </Button>
      ) : null}
      {good && now && !was && !isBare ? (
        <Link
          href={compareHref(session.id, "current", good.id)}
          prefetch={false}
          tabIndex={tabIndex}
          className={buttonClass({ size: "s" })}
        >
          <GitCompare size={13} aria-hidden="true" />
          {words("compareWith", { time: momentName(good.createdAt, now, words, format) })}
          {isSelected ? <Kbd>C</Kbd> : null}
        </Link>
      ) : null}
      <Link
        href={sessionHref(session.id)}
        prefetch={false}
        tabIndex={tabIndex}
        className={buttonClass({ size: "s" })}
      >
        {words(was ? "openWas" : "open")}
        {isSelected && !was ? <Kbd>↵</Kbd> : null}
      </Link>
    </>
  );
}

/** What to compare the current state with: the last healthy snapshot, else the last one. */
export const comparable = (session: Session): Session["lastSnapshot"] =>
  session.lastHealthySnapshot ?? session.lastSnapshot;

const CLOCK_IS_CLEAR_MS = 12 * 3_600_000;

/** `02:57` while that can only be the last one; `2 d ago` for what is older. */
function momentName(at: string, now: Date, words: Words<"sessions">, format: Format): string {
  const ageMs = now.getTime() - Date.parse(at);
  return ageMs < CLOCK_IS_CLEAR_MS ? format.minute(at) : words("compareAgo", { age: format.age(ageMs) });
}
