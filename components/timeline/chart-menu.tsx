"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "use-intl";
import { ActionItem, ActionMenu, ChoiceItems, MenuLine } from "@/components/ui/action-menu";
import { Button } from "@/components/ui/button";
import { RANGES, type Range } from "./view-window";

interface ChartMenuProps {
  className: string;
  /** The ranges are in the menu where they have no room beside it. */
  ranges: { value: Range | null; onChange: (range: Range) => void } | null;
  onTable: () => void;
  /** Undefined while there is nothing to reset. */
  onReset: (() => void) | undefined;
}

/** What else can be done with the chart. */
export function ChartMenu({ className, ranges, onTable, onReset }: ChartMenuProps) {
  const words = useTranslations("timeline");
  return (
    <ActionMenu
      label={words("chart.menu")}
      trigger={
        <Button
          look="ghost"
          icon
          aria-label={words("chart.menu")}
          title={words("chart.menu")}
          className={className}
        >
          <Ellipsis size={16} aria-hidden="true" />
        </Button>
      }
    >
      {ranges === null ? null : (
        <>
          <ChoiceItems
            label={words("range")}
            value={ranges.value}
            options={RANGES.map((value) => ({ value, label: words(`ranges.${value}`) }))}
            onChange={ranges.onChange}
          />
          <MenuLine />
        </>
      )}
      <ActionItem onSelect={onTable}>{words("chart.asTable")}</ActionItem>
      <ActionItem onSelect={() => onReset?.()} disabled={onReset === undefined}>
        {words("chart.resetZoom")}
      </ActionItem>
    </ActionMenu>
  );
}
