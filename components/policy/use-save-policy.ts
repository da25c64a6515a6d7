"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { notify } from "@/components/ui/notify";
import { unwrap } from "@/lib/contract/action-result";
import { queryKeys } from "@/lib/queries/keys";
import { savePolicyAction } from "./actions";

/** Saves the document. It is never shown as saved before the server says so. */
export function useSavePolicy() {
  const queries = useQueryClient();
  const words = useTranslations("policy");
  const failureText = useFailureText();
  return useMutation({
    mutationFn: async (change: { document: string; after: number }) =>
      unwrap(await savePolicyAction({ ...change, idempotencyKey: crypto.randomUUID() })),
    onSuccess: (policy) => {
      queries.setQueryData(queryKeys.policy.current, policy);
      notify({ kind: "done", title: words("saved") });
    },
    onError: (error) => {
      // Somebody else may have saved: what holds now is read, and said.
      void queries.invalidateQueries({ queryKey: queryKeys.policy.current });
      notify({ kind: "bad", title: words("refused", { detail: failureText(error) }) });
    },
  });
}
