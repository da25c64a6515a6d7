"use client";

import { Copy, Ellipsis } from "lucide-react";
import { useTranslations } from "use-intl";
import { ActionItem, ActionMenu, MenuLine } from "@/components/ui/action-menu";
import { Button } from "@/components/ui/button";
import type { SessionId, StateRef } from "@/lib/contract/ids";
import { useCompareParams } from "./compare-params";
import { useCopyPatch } from "./use-copy-patch";

interface CompareToolsProps {
  sessionId: SessionId;
  from: StateRef;
  to: StateRef;
}

/** What can be done with the comparison; in a menu where there is no room for more than the diff. */
export function CompareTools({ sessionId, from, to }: CompareToolsProps) {
  const words = useTranslations("diff");
  const { isBusy, copy } = useCopyPatch(sessionId, from, to);
  const [{ all }, setParams] = useCompareParams();
  return (
    <>
      <Button
        look="ghost"
        onClick={copy}
        busy={isBusy ? words("header.copying") : false}
        keys={["Y"]}
        className="max-md:hidden"
      >
        <Copy size={15} aria-hidden="true" />
        {words("header.copyPatch")}
      </Button>
      <span className="md:hidden">
        <ActionMenu
          label={words("header.more")}
          trigger={
            <Button
              look="ghost"
              icon
              className="-mr-3"
              aria-label={words("header.more")}
              title={words("header.more")}
            >
              <Ellipsis size={18} aria-hidden="true" />
            </Button>
          }
        >
          <ActionItem onSelect={() => void setParams({ all: !all })}>
            {words(all ? "strip.onlyChanges" : "strip.everything")}
          </ActionItem>
          <MenuLine />
          <ActionItem onSelect={copy} disabled={isBusy}>
            {words("header.copyPatch")}
          </ActionItem>
        </ActionMenu>
      </span>
    </>
  );
}
