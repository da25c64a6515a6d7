"use client";

import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { HeadCell, Row } from "@/components/ui/grid";
import { SESSION_COLUMNS } from "./session-columns";

/** The names of the columns, and what the dotted line in one of them is. */
export function SessionsHead({ withLimit }: { withLimit: boolean }) {
  const words = useTranslations("sessions");
  return (
    <Row
      aria-rowindex={1}
      className={cx(
        "thead sticky top-0 z-sticky h-8 bg-canvas hover:bg-canvas! max-md:hidden!",
        SESSION_COLUMNS,
      )}
    >
      <HeadCell>{words("column.status")}</HeadCell>
      <HeadCell>{words("column.session")}</HeadCell>
      <HeadCell className="max-xl:hidden">{words("column.agent")}</HeadCell>
      <HeadCell className="max-xl:hidden">{words("column.model")}</HeadCell>
      <HeadCell className="truncate">{words("column.context")}</HeadCell>
      <HeadCell className="truncate">
        {words("column.errors")}
        {withLimit ? (
          <span className="max-lg:hidden">
            <svg className="mx-1 inline" width="14" height="4" aria-hidden="true">
              <path d="M0 2H14" stroke="var(--cb-line-control)" strokeDasharray="2 3" />
            </svg>
            {words("column.limit")}
          </span>
        ) : null}
      </HeadCell>
      <HeadCell className="truncate">{words("column.snapshot")}</HeadCell>
    </Row>
  );
}
