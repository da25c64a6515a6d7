"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { notify } from "@/components/ui/notify";
import { useFormat } from "@/components/ui/use-format";
import { unwrap } from "@/lib/contract/action-result";
import type { SessionId } from "@/lib/contract/ids";
import type { CreateSnapshot } from "@/lib/contract/snapshot";
import { queryKeys } from "@/lib/queries/keys";
import { takeSnapshotAction } from "./actions";

/** What is on its way, so that the list can show it until the server answers. */
export const TAKING = "take-snapshot";

export const takingKey = (sessionId: SessionId) => [TAKING, sessionId] as const;

export interface TakeOrder {
  /** One per intent: a repeat after an unclear answer takes no second snapshot. */
  idempotencyKey: string;
  snapshot: CreateSnapshot;
}

/** Takes a snapshot; the list is read again before it counts as done. */
export function useTakeSnapshot(sessionId: SessionId) {
  const queries = useQueryClient();
  const words = useTranslations("snapshot.take");
  const format = useFormat();
  return useMutation({
    mutationKey: takingKey(sessionId),
    mutationFn: async (order: TakeOrder) => unwrap(await takeSnapshotAction({ sessionId, ...order })),
    onSuccess: async (snapshot) => {
      await queries.invalidateQueries({ queryKey: queryKeys.session.all(sessionId) });
      notify({
        kind: "done",
        title: words("taken", { time: format.clock(snapshot.createdAt) }),
        detail: snapshot.name,
      });
    },
  });
}
