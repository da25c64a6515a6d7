"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { announce } from "@/components/ui/announcer";
import { notify } from "@/components/ui/notify";
import { unwrap } from "@/lib/contract/action-result";
import type { SnapshotId } from "@/lib/contract/ids";
import { queryKeys } from "@/lib/queries/keys";
import { reviewSnapshotAction } from "./actions";

interface Signed {
  snapshotId: SnapshotId;
  name: string;
  note: string;
  /** How many are left after this one. */
  left: number;
}

/** Signs a snapshot. Nothing shows as reviewed before the server said so, and the lists were read again. */
export function useReview(onSigned: () => void) {
  const queries = useQueryClient();
  const words = useTranslations("audit.review");
  const failureText = useFailureText();
  // The same key while the note is the same: a write of unknown fate may be sent again.
  const attempt = useRef({ of: "", key: "" });
  return useMutation({
    mutationFn: async ({ snapshotId, note }: Signed) => {
      const of = `${snapshotId} ${note}`;
      if (attempt.current.of !== of) attempt.current = { of, key: crypto.randomUUID() };
      return unwrap(
        await reviewSnapshotAction({ snapshotId, idempotencyKey: attempt.current.key, review: { note } }),
      );
    },
    onSuccess: (_snapshot, { name, left }) => {
      announce(words("doneSpoken", { name, count: left }));
      onSigned();
    },
    onError: (error) => notify({ kind: "bad", title: words("failed"), detail: failureText(error) }),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.audit.all }),
  });
}
