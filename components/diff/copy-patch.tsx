"use client";

import { Copy } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/notify";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { isAppError } from "@/lib/contract/errors";
import type { SessionId, StateRef } from "@/lib/contract/ids";
import { apiClient } from "@/lib/queries/client";

interface CopyPatchProps {
  sessionId: SessionId;
  from: StateRef;
  to: StateRef;
}

/** Copies RFC 6902: applied to the state before, it gives exactly the state after. Y does the same. */
export function CopyPatch({ sessionId, from, to }: CopyPatchProps) {
  const words = useTranslations("diff.header");
  const failureText = useFailureText();
  const [busy, setBusy] = useState(false);

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
  useHotkeys({ y: busy ? undefined : () => void copy() });

  return (
    <Button
      look="ghost"
      onClick={copy}
      busy={busy ? words("copying") : false}
      keys={["Y"]}
      className="max-md:px-3"
    >
      <Copy size={15} aria-hidden="true" />
      <span className="max-md:sr-only">{words("copyPatch")}</span>
    </Button>
  );
}
