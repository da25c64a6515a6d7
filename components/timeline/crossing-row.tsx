"use client";

import { OctagonAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { Cell, Row } from "@/components/ui/grid";
import { Clock } from "@/components/ui/time";
import { useFormat } from "@/components/ui/use-format";
import { HEALTH_LIMITS } from "@/lib/contract/health-limits";
import type { Crossing } from "./health-line";
import { SNAPSHOT_COLUMNS } from "./snapshot-columns";

/** The moment at which the error rate passed its limit. */
export function CrossingRow({ crossing, rowIndex }: { crossing: Crossing; rowIndex: number }) {
  const words = useTranslations("timeline.event");
  const format = useFormat();
  return (
    <Row
      aria-rowindex={rowIndex}
      className={cx("flex items-center gap-x-2 px-4 max-md:min-h-10 md:h-[30px]", SNAPSHOT_COLUMNS)}
    >
      <Cell className="text-ink-3 text-small">
        <Clock at={new Date(crossing.at).toISOString()} />
      </Cell>
      <Cell className="flex text-bad max-md:order-first">
        <OctagonAlert size={14} aria-hidden="true" />
      </Cell>
      <Cell className="truncate text-ink text-small md:col-span-5">
        {words("passed", {
          rate: format.percent(crossing.rate),
          limit: format.percent(HEALTH_LIMITS.errorRate),
        })}
      </Cell>
    </Row>
  );
}
