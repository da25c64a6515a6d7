"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/use-format";
import { useServerNow } from "@/components/ui/use-now";
import type { SessionId } from "@/lib/contract/ids";
import { rollbacksOptions } from "@/lib/queries/options";
import { useRollbackControl } from "./rollback-control";

interface RunningElsewhereProps {
  sessionId: SessionId;
  /** What a refusal told of it, before the list of rollbacks does. */
  told?: { by: string; startedAt: string } | undefined;
}

/** Who rolls this session back already, and a way to watch it. */
export function RunningElsewhere({ sessionId, told }: RunningElsewhereProps) {
  const words = useTranslations("rollback.refusal");
  const format = useFormat();
  const now = useServerNow();
  const { watch } = useRollbackControl();
  const rollbacks = useQuery(rollbacksOptions(sessionId));
  const running = rollbacks.data?.items.find(({ status }) => status === "running");
  const by = told?.by ?? running?.requestedBy.name;
  const startedAt = told?.startedAt ?? running?.startedAt;
  const title =
    by === undefined || startedAt === undefined || now === null
      ? words("anotherRuns")
      : words("startedBy", { name: by, ago: format.ago(now.getTime() - Date.parse(startedAt)) });
  return (
    <div role="alert">
      <Banner
        tone="warn"
        icon={<CircleAlert size={16} />}
        title={title}
        actions={running ? <Button onClick={() => watch(running.id)}>{words("watch")}</Button> : undefined}
      >
        {words("byThisWindow")}
      </Banner>
    </div>
  );
}
