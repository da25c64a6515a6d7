"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { notify } from "@/components/ui/notify";
import { unwrap } from "@/lib/contract/action-result";
import type { PutAlertTarget } from "@/lib/contract/alert";
import { queryKeys } from "@/lib/queries/keys";
import { deleteTargetAction, putTargetAction, testTargetAction } from "./actions";

/** Reads targets and log again, whatever came of a write. */
function useReadAgain() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: queryKeys.alerts.all });
}

export interface PutOrder {
  name: string;
  target: PutAlertTarget;
}

export function usePutTarget() {
  const readAgain = useReadAgain();
  const words = useTranslations("alerts.form");
  return useMutation({
    mutationFn: async (order: PutOrder) => unwrap(await putTargetAction(order)),
    onSuccess: async ({ target }) => {
      await readAgain();
      notify({ kind: "done", title: words("saved"), detail: target.name });
    },
  });
}

export function useDeleteTarget(name: string) {
  const readAgain = useReadAgain();
  const words = useTranslations("alerts.remove");
  return useMutation({
    mutationFn: async () => unwrap(await deleteTargetAction({ name })),
    onSuccess: async () => {
      await readAgain();
      notify({ kind: "done", title: words("done"), detail: name });
    },
  });
}

/** A test that did not arrive is an answer too; it fails only when it could not be tried. */
export function useTestTarget(name: string) {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: async () => unwrap(await testTargetAction({ name })),
    onSettled: readAgain,
  });
}
