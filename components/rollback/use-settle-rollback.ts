"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { unwrap } from "@/lib/contract/action-result";
import type { Rollback } from "@/lib/contract/rollback";
import { queryKeys } from "@/lib/queries/keys";
import { acceptRollbackAction, checkRollbackAction } from "./actions";

/** What a person may do with a rollback that needs attention: check again, or accept it with a note. */
export function useSettleRollback({ id, sessionId }: Rollback) {
  const queries = useQueryClient();
  const onSuccess = async (rollback: Rollback) => {
    queries.setQueryData(queryKeys.rollback(id), rollback);
    await queries.invalidateQueries({ queryKey: queryKeys.session.all(sessionId) });
  };
  const check = useMutation({
    mutationFn: async () => unwrap(await checkRollbackAction({ rollbackId: id })),
    onSuccess,
  });
  const accept = useMutation({
    mutationFn: async (note: string) =>
      unwrap(await acceptRollbackAction({ rollbackId: id, acceptance: { note } })),
    onSuccess,
  });
  return { check, accept };
}
