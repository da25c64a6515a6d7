"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { notify } from "@/components/ui/notify";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { isAppError } from "@/lib/contract/errors";
import type { SessionId, StateRef } from "@/lib/contract/ids";
import { apiClient } from "@/lib/queries/client";

/** Copies RFC 6902: applied to the state before, it gives exactly the state after. Y does the same. */
export function useCopyPatch(sessionId: SessionId, from: StateRef, to: StateRef) {
  const words = useTranslations("diff.header");
  const [isBusy, setBusy] = useState(false);
  const failureText = useFailureText();

  const copy = async () => {
    setBusy(true);
    try {
      const patch = await apiClient().sessions.diffPatch(sessionId, { from, to });
      await navigator.clipboard.writeText(JSON.stringify(patch, null, 2));
      notify({
        kind: "done",
        title: words("copied"),
        detail: words("copiedDetail", { count: patch.length }),
      });
    } catch (error) {
      const detail = isAppError(error) ? failureText(error) : words("refused");
      notify({ kind: "bad", title: words("notCopied"), detail });
    } finally {
      setBusy(false);
    }
  };
  useHotkeys({ y: isBusy ? undefined : () => void copy() });
  return { isBusy, copy: () => void copy() };
}
