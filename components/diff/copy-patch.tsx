"use client";

import { Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { countOf } from "@/components/ui/number-text";
import { notify } from "@/components/ui/toast";
import { isAppError } from "@/lib/contract/errors";
import type { SessionId, StateRef } from "@/lib/contract/ids";
import { apiClient } from "@/lib/queries/client";

interface CopyPatchProps {
  sessionId: SessionId;
  from: StateRef;
  to: StateRef;
}

/** Copies RFC 6902: applied to the state before, it gives exactly the state after. */
export function CopyPatch({ sessionId, from, to }: CopyPatchProps) {
  const [busy, setBusy] = useState(false);

  const copy = async () => {
    setBusy(true);
    try {
      const patch = await apiClient().sessions.diffPatch(sessionId, { from, to });
      await navigator.clipboard.writeText(JSON.stringify(patch, null, 2));
      notify({
        kind: "done",
        title: "JSON Patch copied.",
        detail: `${countOf(patch.length, "operation")}, before to after.`,
      });
    } catch (error) {
      const detail = isAppError(error) ? error.detail : "The browser did not allow copying.";
      notify({ kind: "bad", title: "The JSON Patch was not copied.", detail });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Button look="ghost" onClick={copy} busy={busy ? "Copying" : false}>
      <Copy size={15} aria-hidden="true" />
      Copy as JSON Patch
    </Button>
  );
}
