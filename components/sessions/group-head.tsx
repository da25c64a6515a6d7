"use client";

import { useTranslations } from "use-intl";
import { Cell, Row } from "@/components/ui/grid";
import { useFormat } from "@/components/ui/use-format";
import type { Group } from "./session-lines";

interface GroupHeadProps {
  group: Group;
  count: number;
  staleSince: string | null;
  rowIndex: number;
}

/** `Needs attention 4 worst first`. */
export function GroupHead({ group, count, staleSince, rowIndex }: GroupHeadProps) {
  const words = useTranslations("sessions");
  const format = useFormat();
  const title =
    staleSince !== null && group === "attention"
      ? words("group.attentionWas", { time: format.minute(staleSince) })
      : words(`group.${group}`);
  return (
    <Row
      aria-rowindex={rowIndex}
      className="flex h-8 items-center px-6 text-small hover:bg-transparent! max-md:h-9 max-md:px-4"
    >
      <Cell className="flex items-center gap-2">
        <span className="font-medium">{title}</span>
        <span className="num text-ink-3">{format.count(count)}</span>
        <span className="text-ink-3 max-md:hidden">
          {staleSince === null ? words(`group.${group}Order`) : null}
        </span>
      </Cell>
    </Row>
  );
}
