"use client";

import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { HeadCell, Row } from "@/components/ui/grid";
import { useFormat } from "@/components/ui/use-format";
import { SNAPSHOT_COLUMNS, WIDE_ONLY } from "./snapshot-columns";

/** What the columns are; it stays while the list scrolls. */
export function ListHead({ now }: { now: Date }) {
  const words = useTranslations("timeline.columns");
  const format = useFormat();
  return (
    <Row
      aria-rowindex={1}
      className={cx(
        "thead sticky top-0 z-sticky hidden h-7 items-center border-line border-t bg-canvas px-4",
        SNAPSHOT_COLUMNS,
      )}
    >
      <HeadCell className="whitespace-nowrap">{words("time", { zone: format.zone(now) })}</HeadCell>
      <HeadCell className="sr-only">{words("kind")}</HeadCell>
      <HeadCell className="col-start-3">{words("name")}</HeadCell>
      <HeadCell>{words("tags")}</HeadCell>
      <HeadCell>{words("change")}</HeadCell>
      <HeadCell className="whitespace-nowrap">{words("errorRate")}</HeadCell>
      <HeadCell className={WIDE_ONLY}>{words("author")}</HeadCell>
      <HeadCell className={cx("text-right", WIDE_ONLY)}>{words("size")}</HeadCell>
      <HeadCell className="sr-only">{words("held")}</HeadCell>
    </Row>
  );
}
