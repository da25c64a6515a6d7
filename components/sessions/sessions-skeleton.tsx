"use client";

import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/states";
import { SESSION_COLUMNS } from "./session-columns";

const TALL = ["w-[120px]", "w-[157px]", "w-[124px]"];
const LOW = [
  "w-[161px]",
  "w-[128px]",
  "w-[165px]",
  "w-[132px]",
  "w-[169px]",
  "w-[136px]",
  "w-[173px]",
  "w-[140px]",
];

/** The list without its values, in the same places; the bars show from 200 ms on. */
export function SessionsSkeleton() {
  const words = useTranslations("sessions");
  return (
    <div className="min-h-0 flex-1 overflow-hidden border-line border-t">
      <div aria-hidden="true" className={cx("row thead h-8 max-md:hidden!", SESSION_COLUMNS)}>
        <span>{words("column.status")}</span>
        <span>{words("column.session")}</span>
        <span className="max-xl:hidden">{words("column.agent")}</span>
        <span className="max-xl:hidden">{words("column.model")}</span>
        <span className="truncate">{words("column.context")}</span>
        <span className="truncate">{words("column.errors")}</span>
        <span className="truncate">{words("column.snapshot")}</span>
      </div>
      <GroupBar className="w-[104px]" />
      {TALL.map((width) => (
        <RowBars key={width} width={width} className="h-16 bg-surface max-md:h-[118px]" />
      ))}
      <GroupBar className="w-[92px]" />
      {LOW.map((width) => (
        <RowBars key={width} width={width} className="h-[43px] max-md:h-14" />
      ))}
    </div>
  );
}

const GroupBar = ({ className }: { className: string }) => (
  <div className="row flex h-8 items-center px-6 max-md:h-9 max-md:px-4">
    <Skeleton className={cx("h-2.5", className)} />
  </div>
);

const RowBars = ({ width, className }: { width: string; className: string }) => (
  <div className="row">
    <div className={cx(SESSION_COLUMNS, className)}>
      <Skeleton className="h-2.5 w-16 max-md:order-2" />
      <span className="flex flex-col gap-2 max-md:flex-1">
        <Skeleton className={cx("h-2.5", width)} />
        <Skeleton className="h-2 w-52 max-w-full" />
      </span>
      <Skeleton className="h-2.5 w-10 max-xl:hidden" />
      <Skeleton className="h-2.5 w-24 max-xl:hidden" />
      <Skeleton className="h-2.5 w-full max-w-[150px] max-md:hidden" />
      <Skeleton className="h-2.5 w-full max-w-[146px] max-md:hidden" />
      <Skeleton className="h-2.5 w-full max-w-[108px] max-md:hidden" />
    </div>
  </div>
);
