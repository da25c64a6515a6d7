"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { isAppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import { RunningElsewhere } from "./running-elsewhere";
import { isDefiniteRefusal } from "./start-attempt";

interface RefusalProps {
  error: Error;
  sessionId: SessionId;
  /** Rolls back whatever the session is by then. Offered when it changes faster than a person can confirm. */
  onAsItIs: () => void;
}

/** Why the rollback was not started and that nothing was changed; or that its start is not known. */
export function Refusal({ error, sessionId, onAsItIs }: RefusalProps) {
  const words = useTranslations("rollback.refusal");
  const failureText = useFailureText();
  if (isAppError(error) && error.code === "rollback_in_progress") {
    const { startedBy: by, startedAt } = error.extra;
    const isTold =
      typeof by === "string" && typeof startedAt === "string" && !Number.isNaN(Date.parse(startedAt));
    const told = isTold ? { by, startedAt } : undefined;
    return <RunningElsewhere sessionId={sessionId} told={told} />;
  }
  if (!isAppError(error) || !isDefiniteRefusal(error)) return <Unknown error={error} />;
  const moved = error.code === "state_moved";
  return (
    <div role="alert">
      <Banner
        tone={moved ? "warn" : "bad"}
        icon={<CircleAlert size={16} />}
        title={words(moved ? "moved" : "notStarted")}
        actions={moved ? <Button onClick={onAsItIs}>{words("asItIs")}</Button> : undefined}
      >
        {moved ? words("movedMeans") : failureText(error)}
      </Banner>
    </div>
  );
}

/** No answer, or one that does not say: the rollback may be under way. */
function Unknown({ error }: { error: Error }) {
  const words = useTranslations("rollback.refusal");
  const failureText = useFailureText();
  return (
    <div role="alert">
      <Banner tone="warn" icon={<CircleAlert size={16} />} title={words("unknown")}>
        {words("unknownMeans", { detail: isAppError(error) ? failureText(error) : words("answerLost") })}
      </Banner>
    </div>
  );
}
