"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { notify } from "@/components/ui/notify";
import { unwrap } from "@/lib/contract/action-result";
import type { Snapshot } from "@/lib/contract/snapshot";
import { queryKeys } from "@/lib/queries/keys";
import { deleteSnapshotAction } from "./actions";

/** Deletes a snapshot; the list is read again before it counts as done. */
export function useDeleteSnapshot({ id, sessionId, name }: Snapshot) {
  const queries = useQueryClient();
  const words = useTranslations("snapshot.remove");
  return useMutation({
    mutationFn: async () => unwrap(await deleteSnapshotAction({ sessionId, snapshotId: id })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: queryKeys.session.all(sessionId) });
      notify({ kind: "done", title: words("done"), detail: name });
    },
  });
}
