"use client";

import { LoaderCircle, UnfoldVertical } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

interface FoldProps {
  /** It was opened, and what it holds is still on its way. */
  reading: boolean;
  failed: boolean;
  onOpen: () => void;
  children: ReactNode;
}

/** What did not change, folded into a line that opens it. */
export function Fold({ reading, failed, onOpen, children }: FoldProps) {
  const words = useTranslations("diff.section");
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-busy={(reading && !failed) || undefined}
      className="flex min-h-7 w-full items-center gap-2 border-line border-y bg-canvas px-3 text-left text-ink-3 text-micro hover:text-ink focus-visible:-outline-offset-2 max-md:min-h-11"
    >
      {reading && !failed ? (
        <LoaderCircle size={13} className="animate-spin motion-reduce:animate-none" aria-hidden="true" />
      ) : (
        <UnfoldVertical size={13} aria-hidden="true" />
      )}
      <span>{children}</span>
      {reading && failed ? <span className="text-warn">{words("notRead")}</span> : null}
    </button>
  );
}
