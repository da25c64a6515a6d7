"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Ago } from "@/components/ui/time";
import { type AppError, isAppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import { Instant } from "@/lib/contract/time";
import { rollbacksOptions } from "@/lib/queries/options";
import { useRollbackControl } from "./rollback-control";
import { isDefiniteRefusal } from "./start-attempt";

interface RefusalProps {
  error: Error;
  sessionId: SessionId;
  /** Rolls back whatever the session is by then. Offered when it changes faster than a person can confirm. */
  onAsItIs: () => void;
}

/** Why the rollback was not started and that nothing was changed; or that its start is not known. */
export function Refusal({ error, sessionId, onAsItIs }: RefusalProps) {
  if (isAppError(error) && error.code === "rollback_in_progress")
    return <InProgress error={error} sessionId={sessionId} />;
  if (!isAppError(error) || !isDefiniteRefusal(error)) return <Unknown error={error} />;
  const moved = error.code === "state_moved";
  return (
    <div role="alert">
      <Banner
        tone={moved ? "warn" : "bad"}
        icon={<CircleAlert size={16} />}
        title={
          moved
            ? "The session changed since these counts were made. Nothing was touched."
            : "The rollback was not started."
        }
        actions={moved ? <Button onClick={onAsItIs}>Roll back as it is by then</Button> : undefined}
      >
        {moved
          ? "The counts above are new: look again, then confirm again. Or roll back whatever the agent adds until then: the safety snapshot has it too."
          : error.detail}
      </Banner>
    </div>
  );
}

function InProgress({ error, sessionId }: { error: AppError; sessionId: SessionId }) {
  const { watch } = useRollbackControl();
  const rollbacks = useQuery(rollbacksOptions(sessionId));
  const running = rollbacks.data?.items.find(({ status }) => status === "running");
  const startedAt = Instant.safeParse(error.extra.startedAt);
  const by = typeof error.extra.startedBy === "string" ? error.extra.startedBy : null;
  return (
    <div role="alert">
      <Banner
        tone="warn"
        icon={<CircleAlert size={16} />}
        title={
          by !== null && startedAt.success ? (
            <>
              {by} started a rollback <Ago at={startedAt.data} />. It has to end first.
            </>
          ) : (
            "Another rollback of this session is running."
          )
        }
        actions={running ? <Button onClick={() => watch(running.id)}>Watch</Button> : undefined}
      >
        Nothing was changed by this window.
      </Banner>
    </div>
  );
}

/** No answer, or one that does not say: the rollback may be under way. */
const Unknown = ({ error }: { error: Error }) => (
  <div role="alert">
    <Banner
      tone="warn"
      icon={<CircleAlert size={16} />}
      title="It is not known whether the rollback started."
    >
      {isAppError(error) ? error.detail : "The answer was lost or could not be read."} Look at the timeline: a
      rollback that started stands there. Confirming again with the same reason and memory is safe: it is the
      same request.
    </Banner>
  </div>
);
